/** What a row of an import asks of the ledger. */
import type { HoursImport, ImportedCredit } from '../ports/hours-import-store.ts';
import type { Award } from './post-entry.ts';

export function awardOf(
  { fileName }: HoursImport,
  { row, ...credit }: ImportedCredit & { readonly row: number },
  who: string,
): Award {
  const { personId, year, category, centihours, title, platform } = credit;
  return {
    ...{ personId, year, category, centihours, contentHash: null, postedBy: who },
    source: 'import',
    evidence: { kind: 'import', title, platform, file: fileName, row },
  };
}
