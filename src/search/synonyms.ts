export const synonyms: Record<string, string[]> = {};
