import { blockLocation } from './locations.ts';
import { shorten } from './shorten.ts';
import type { Story, StoryImage, StoryWarning } from './story.ts';

/** In characters. Browsers and servers do not reliably accept longer addresses. */
export const longestAddress = 2048;

/**
 * Removes addresses that are not absolute http or https, with a warning for each: `/news/leeds` leads nowhere without its
 * site, `//host/x` leaves the protocol open, `javascript:…` would run in the reader's page. An image is removed with its address.
 */
export function checkAddresses(story: Story): Story {
  const warnings: StoryWarning[] = [];
  const check = (printed: string | null, what: string, location: StoryWarning['location'] = null): string | null => {
    const fault = printed === null ? null : whyUnusable(printed);
    if (printed === null || fault === null) return printed && encodeAddress(printed);
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

/** Encodes an address that has characters no address may have, as a browser does: a space becomes `%20`. Others stay as printed. */
function encodeAddress(address: string): string {
  return /[\s"<>\\^`{|}]/.test(address) ? new URL(address).href : address;
}
