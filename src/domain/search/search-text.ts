/** Text as searching compares it: what a reader would call the same, folded to one form. */

/** Zero-width marks that Pagefind leaves between words, blanks, and soft hyphens: nobody types them. */
const PASSED_OVER = /[\s\u00AD\u200B-\u200D\u2060\uFEFF]/u;

/**
 * @returns the characters that count, in order: capital letters made small, full-width Latin made half-width,
 * blanks left out; a character outside the Basic Multilingual Plane is one
 */
export function searchText(text: string): readonly string[] {
  return foldedPlaces(text).map(({ folded }) => folded);
}

/** Where a phrase first stands in a text, as indices into the text itself. Undefined where it does not. */
export function placeOf(
  text: string,
  phrase: string,
): { readonly start: number; readonly end: number } | undefined {
  const places = foldedPlaces(text);
  const wanted = searchText(phrase);
  if (wanted.length === 0) return undefined;
  for (let at = 0; at + wanted.length <= places.length; at += 1) {
    if (!wanted.every((folded, more) => places[at + more]?.folded === folded)) continue;
    return { start: places[at]?.start ?? 0, end: places[at + wanted.length - 1]?.end ?? 0 };
  }
  return undefined;
}

interface FoldedPlace {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

function foldedPlaces(text: string): readonly FoldedPlace[] {
  const places: FoldedPlace[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    if (!PASSED_OVER.test(character)) places.push({ folded: fold(character), start, end });
    start = end;
  }
  return places;
}

/** Only where one character stays one: ligatures and the like are left as they are. */
function fold(character: string): string {
  const plain = character.normalize('NFKC').toLowerCase();
  return [...plain].length === 1 ? plain : character;
}
