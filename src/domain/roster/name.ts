/** Personal names: how they are normalised, and how much of them the public may see. */

const SEPARATORS = /[•・‧．]/gu;

/**
 * The name as the roster keeps it: trimmed, one kind of separator (U+00B7), blanks beside it and between Han
 * characters closed, so that 买买提 · 阿不都 and 买买提·阿不都 are one name.
 * Never NFKC: it replaces rare characters by common ones.
 */
export function normaliseName(written: string): string {
  return written
    .trim()
    .replace(SEPARATORS, '·')
    .replace(/\s*·\s*/gu, '·')
    .replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1');
}

/** 王伟 → 王*, 欧阳文博 → 欧**博, 阿卜杜热合曼·买买提 → 阿****提. Counts characters, not UTF-16 units. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = ''] = characters;
  if (characters.length <= 1) return '*';
  if (characters.length === 2) return `${first}*`;
  return `${first}${'*'.repeat(Math.min(characters.length - 2, 4))}${characters.at(-1)}`;
}

/** 100234567 → 100***567: enough for the holder to recognise it. */
export function maskStaffNumber(staffNumber: string): string {
  const characters = [...staffNumber];
  const shown = Math.min(3, Math.floor(characters.length / 3));
  const head = characters.slice(0, shown).join('');
  const tail = shown === 0 ? '' : characters.slice(-shown).join('');
  return `${head}***${tail}`;
}
