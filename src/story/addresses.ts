import { blockLocation } from './locations.ts';
import { shorten } from './shorten.ts';
import type { Story, StoryImage, StoryWarning } from './story.ts';

/** Longer addresses are cut off by browsers and servers on their way. */
export const longestAddress = 2048;

/**
 * The story without addresses that a reader could not follow, and a warning for each: `/news/leeds` leads nowhere without
 * its site, `//host/x` leaves the protocol open, `javascript:…` runs in the reader's page. A picture without its address goes.
 */
export function checkAddresses(story: Story): Story {
  const warnings: StoryWarning[] = [];
  const check = (printed: string | null, what: string, location: StoryWarning['location'] = null): string | null => {
    const fault = printed === null ? null : whyUnusable(printed);
    if (printed === null || fault === null) return printed && withoutSpaces(printed);
    const message = `${what} \`${shorten(printed)}\` ${fault}; it was left out. Give it in full, such as https://example.org/news/leeds.`;
    warnings.push({ code: 'URL_INVALID', message, location });
    return null;
  };
  const checkImage = (image: StoryImage | null, what: string, location: StoryWarning['location'] = null) => {
    const url = image && check(image.url, what, location);
    return image && url !== null ? { ...image, url } : null;
  };
  return {
    ...story,
    url: check(story.url, 'The address'),
    canonicalUrl: check(story.canonicalUrl, 'The canonical address'),
    leadImage: checkImage(story.leadImage, "The lead image's address"),
    blocks: story.blocks.map((block, position) =>
      block.image === null
        ? block
        : { ...block, image: checkImage(block.image, "The photo's address", blockLocation(story.blocks, position)) },
    ),
    warnings: [...story.warnings, ...warnings],
  };
}

function whyUnusable(address: string): string | null {
  if (address.length > longestAddress)
    return `has ${address.length} characters, and an address may have ${longestAddress}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^https?:/i.test(address)) return 'is neither http nor https';
  if (!/^https?:\/\//i.test(address)) return 'is not absolute: it does not begin with https:// or http://';
  return URL.canParse(address) ? null : 'is not an address';
}

/** Characters that no address may hold are encoded, as a browser would: a space is `%20`. Others stay as printed. */
function withoutSpaces(address: string): string {
  return /[\s"<>\\^`{|}]/.test(address) ? new URL(address).href : address;
}
