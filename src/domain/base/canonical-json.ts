/**
 * One spelling for one value, so that hashes and signatures of a value do not depend on who wrote it.
 * Source: RFC 8785 (JCS), restricted to what the ledger uses: numbers must be safe integers.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** @throws TypeError for a fraction or an unsafe integer: amounts are whole by design */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError(`canonical JSON holds whole numbers only, got ${value}`);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as { readonly [key: string]: Json };
  // RFC 8785 3.2.3 sorts by UTF-16 code units, which is what the default sort compares.
  const members = Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] as Json)}`);
  return `{${members.join(',')}}`;
}
