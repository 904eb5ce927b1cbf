/** Make many postings ready step by step, so that they can enter the ledger in one short transaction. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import type { CreditEntry, EntryDraft } from '../../src/domain/ledger/entry.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { PersonYear, Published, StagedPersonYear } from '../ports/hours-import-store.ts';
import { assessStatus } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { adoptGoverningPolicy } from './governing-policy.ts';

/** People's years that are made ready in one step. */
const STEP = 200;
/** Somebody's year may change while the last step is made ready; not for ever. */
const MOST_TRIES = 20;

export interface Staging {
  readonly deps: Deps;
  /** What is made ready now is never mistaken for what an earlier act left behind. */
  readonly batch: string;
  /** Told after each step how many rows are ready. */
  readonly onRows: (rows: number) => Promise<void> | void;
}

export interface Drafted {
  readonly draft: EntryDraft;
  readonly row: number;
}

/** The next people's years, and what becomes of each beside the entries it has. */
export interface Source<Item extends PersonYear> {
  readonly next: (after: PersonYear | undefined, people: number) => Promise<readonly Item[]>;
  readonly draft: (item: Item, policy: Policy, entries: readonly CreditEntry[]) => Result<readonly Drafted[]>;
}

export async function stageAll<Item extends PersonYear>(
  staging: Staging,
  source: Source<Item>,
): Promise<Result<void>> {
  let after: PersonYear | undefined;
  let rows = 0;
  for (;;) {
    const items = await source.next(after, STEP);
    const last = items.at(-1);
    if (!last) return succeed(undefined);
    const staged = await stageItems(staging, source, items);
    if (!staged.ok) return staged;
    rows += staged.value;
    after = { personId: last.personId, year: last.year };
    await staging.onRows(rows);
    await nextTurn();
  }
}

/** @returns how many rows were made ready */
async function stageItems<Item extends PersonYear>(
  { deps, batch }: Staging,
  source: Source<Item>,
  items: readonly Item[],
): Promise<Result<number>> {
  const { entries, logSize } = await deps.storage.hoursImports.ledgerOf(items);
  const byYear = Map.groupBy(entries, ({ personId, year }) => `${year} ${personId}`);
  const policies = await policiesOf(deps, items);
  const staged: StagedPersonYear[] = [];
  let rows = 0;
  for (const item of items) {
    const { personId, year } = item;
    const before = byYear.get(`${year} ${personId}`) ?? [];
    const policy = policies.get(year);
    if (!policy) throw new Error(`no policy was looked up for ${year}`);
    const drafted = source.draft(item, policy, before);
    if (!drafted.ok) return drafted;
    const after = [...before, ...drafted.value.map(({ draft }) => withoutPlace(draft))];
    const status = assessStatus(deps, policy, { personId, year }, after);
    staged.push({ personId, year, entries: drafted.value, status, logSize });
    rows += drafted.value.length;
  }
  await deps.storage.hoursImports.stage(batch, staged);
  return succeed(rows);
}

async function policiesOf(deps: Deps, items: readonly PersonYear[]): Promise<ReadonlyMap<number, Policy>> {
  const policies = new Map<number, Policy>();
  for (const { year } of items) {
    if (!policies.has(year)) policies.set(year, await adoptGoverningPolicy(deps, year));
  }
  return policies;
}

/** The status depends on neither the place in the log nor the leaf, which come with the publication. */
function withoutPlace(draft: EntryDraft): CreditEntry {
  return { ...draft, index: -1, leafHash: '' };
}

/** Whoever studies meanwhile has a new entry: their years are made ready again, and only theirs. */
export async function publishWhenFresh<Item extends PersonYear>(
  staging: Staging,
  source: Source<Item>,
  publish: () => Promise<Published>,
): Promise<Published> {
  const { hoursImports } = staging.deps.storage;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const published = await publish();
    if (published !== 'stale') return published;
    for (const { personId, year } of await hoursImports.stale(staging.batch)) {
      const again = await source.next({ personId, year: year - 1 }, 1);
      const staged = await stageItems(staging, source, again);
      if (!staged.ok) return 'stale';
    }
  }
  return 'stale';
}
