import { LANGUAGES } from '@showhands/protocol';

/** The languages that an Accept-Language header wants, the best first (RFC 9110, section 12.5.4). */
export function wantedLanguages(header = ''): string[] {
  const ranges = header.split(',').flatMap((entry) => {
    const range = /^\s*([a-z\d-]+|\*)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i.exec(entry);
    return range?.[1] ? [{ tag: range[1].toLowerCase(), quality: Number(range[2] ?? 1) }] : [];
  });
  const named = new Set(ranges.map(({ tag }) => tag.split('-')[0]));
  // The asterisk is every language that the header doesn't name otherwise.
  const others = LANGUAGES.filter((language) => !named.has(language));
  return ranges
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .flatMap(({ tag }) => (tag === '*' ? others : [tag]));
}
