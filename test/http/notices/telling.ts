/** Looking for what is to be told, as the running server does, over a stage of another test. */
import { tellWhatIsDue } from '../../../server/services/run-notices.ts';
import type { Told } from '../../../server/services/tell-people.ts';
import { aNoticeBook } from '../../support/builders.ts';
import type { TestPortal } from '../../support/test-portal.ts';

export function tell({ deps }: TestPortal, book = aNoticeBook()): Promise<Told> {
  return tellWhatIsDue({ ...deps, catalogue: { ...deps.catalogue, notices: book } });
}

/** What somebody was told, oldest first, as `kind`, or `kind done` and `kind void` when it is closed. */
export async function kindsOf({ deps }: TestPortal, personId: string): Promise<readonly string[]> {
  const all = await deps.storage.notices.list(personId, { limit: 1000 });
  return all.map(({ kind, closedWhy }) => (closedWhy ? `${kind} ${closedWhy}` : kind)).reverse();
}

/** The text of the last notice of a kind, whose wording names every fact. */
export async function lastText({ deps }: TestPortal, personId: string, kind: string): Promise<string> {
  const all = await deps.storage.notices.list(personId, { limit: 1000 });
  return all.find((notice) => notice.kind === kind)?.text ?? '';
}
