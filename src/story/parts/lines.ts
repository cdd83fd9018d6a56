/**
 * The non-empty lines of a story with single spaces. Each line is a paragraph, a caption or the like. In a story that was
 * hard-wrapped at a width, the lines of a paragraph are joined again; blank lines separate its paragraphs.
 */
export function storyLines(text: string): string[] {
  const groups: string[][] = [[]];
  for (const printed of text.split('\n')) {
    const line = printed.replace(/ {2,}/g, ' ').trim();
    if (line === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return isSetToWidth(groups) ? groups.flatMap(joinParagraph) : groups.flat();
}

function isSetToWidth(groups: readonly string[][]): boolean {
  let follows = 0;
  let runsOn = 0;
  for (const group of groups) {
    for (const [index, line] of group.entries()) {
      if (line.length > 100) return false;
      if (index === 0) continue;
      follows++;
      if (/^\p{Ll}/u.test(line) && (group[index - 1]?.length ?? 0) >= 40) runsOn++;
    }
  }
  return runsOn >= 3 && runsOn * 2 >= follows;
}

// A short line ends its paragraph or is a headline, so the next line is not joined to it.
function joinParagraph(group: readonly string[]): string[] {
  const joined: string[] = [];
  group.forEach((line, index) => {
    const before = group[index - 1];
    if (before === undefined || before.length < 40 || /^date\b/i.test(before)) joined.push(line);
    else joined.push(`${joined.pop()} ${line}`);
  });
  return joined;
}
