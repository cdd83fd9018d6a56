/**
 * About how many bytes an answer has as JSON: those of its keys and texts, and of what stands around them.
 *
 * Stops counting at the limit, so that an answer of any size costs no more than one of that size.
 */
export function measureAnswer(answer: unknown, limit: number): number {
  let bytes = 0;
  const count = (value: unknown): void => {
    if (bytes > limit) return;
    if (typeof value === 'string') bytes += Buffer.byteLength(value) + 3;
    else if (Array.isArray(value)) {
      bytes += 2;
      for (const each of value) count(each);
    } else if (typeof value === 'object' && value !== null) {
      bytes += 2;
      for (const key in value) {
        bytes += key.length + 4;
        count((value as Record<string, unknown>)[key]);
      }
    } else bytes += 6;
  };
  count(answer);
  return bytes;
}
