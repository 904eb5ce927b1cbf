/** What an entry is about, for rules that ask for hours on each principle. */
import type { Catalogue, PrincipleId } from '../catalogue/catalogue.ts';
import type { CreditEntry } from './entry.ts';

/**
 * Entries say so themselves. Those of 0.1.0 do not: there the course as it stands in the catalogue says it.
 * A reversal is about what it takes back.
 * @param entries - the entries of the year
 */
export function principleIn(
  entries: readonly CreditEntry[],
  catalogue: Pick<Catalogue, 'courses'>,
): (entry: CreditEntry) => PrincipleId | undefined {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const of = ({ evidence, reverses }: CreditEntry): PrincipleId | undefined => {
    const reversed = reverses === null ? undefined : byId.get(reverses);
    if (reversed) return of(reversed);
    if (evidence.kind === 'reversal' || evidence.kind === 'reopening') return undefined;
    if (evidence.principle !== undefined || evidence.kind !== 'course') return evidence.principle;
    return catalogue.courses.find(({ id }) => id === evidence.course)?.principle;
  };
  return of;
}
