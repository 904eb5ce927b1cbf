/** Post an import that somebody has looked at and confirmed, or take a posted one back: whole, or not at all. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { EntryDraft } from '../../src/domain/ledger/entry.ts';
import type { HoursImport, PersonYear, PersonYearCredits } from '../ports/hours-import-store.ts';
import type { Importer } from './admit-hours-imports.ts';
import { reachedImport } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';
import { awardOf } from './import-award.ts';
import { draftAward } from './post-entry.ts';
import { draftReversal } from './reverse-entry.ts';
import { type Drafted, publishWhenFresh, type Source, type Staging, stageAll } from './stage-postings.ts';

export interface Confirmation {
  /** Of the file as whoever confirms has it now. */
  readonly fileHash: string;
  /** Rows that will be added, as whoever confirms saw them. */
  readonly newRows: number;
}

/** Afterwards the import is `posting`, and `postHoursImport` is to be called, by nobody else. */
export async function confirmHoursImport(
  deps: Deps,
  importer: Importer,
  id: string,
  { fileHash, newRows }: Confirmation,
): Promise<Result<HoursImport>> {
  const { hoursImports } = deps.storage;
  const reached = await reachedImport(deps, importer, id);
  if (!reached.ok) return reached;
  const one = reached.value;
  if (one.state !== 'ready') return conflict(`这次导入现在不能确认：${STATE_WORDS[one.state]}。`);
  if (fileHash !== one.fileHash) {
    return conflict('文件在核对之后改过，没有登记任何学时。请重新上传改过的文件，再核对一次。');
  }
  const changed = await hoursImports.judgeAgain(id);
  if (changed > 0) {
    const sentence = changedSentence(changed);
    await hoursImports.move(id, 'ready', 'ready', sentence);
    return conflict(sentence);
  }
  if (newRows !== one.newRows) return conflict('核对的结果已经更新，请看过新的结果再确认。');
  if (one.newRows === 0) return conflict('没有可以登记的行。');
  if (!(await hoursImports.move(id, 'ready', 'posting'))) return conflict('另一位管理员刚刚确认了这次导入。');
  return reachedImport(deps, importer, id);
}

const STATE_WORDS: Record<HoursImport['state'], string> = {
  reading: '还在核对',
  unusable: '文件不能用',
  ready: '等待确认',
  posting: '正在登记',
  posted: '已经登记',
  reversing: '正在撤回',
  reversed: '已经撤回',
  dropped: '已经丢弃',
};

function conflict(message: string): Result<never> {
  return fail({ code: 'conflict', message });
}

function changedSentence(rows: number): string {
  return `核对之后情况有变：${rows} 行的结论不同了，没有登记任何学时。请看过新的结果再确认。`;
}

/** Enter the rows into the ledger. Afterwards `posted`; or `ready` again with what is in the way. */
export async function postHoursImport(
  deps: Deps,
  one: HoursImport,
  who: string,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Result<void>> {
  const { hoursImports } = deps.storage;
  const staging = stagingOf(deps, one, who, onProgress);
  const staged = await stageAll(staging, creditSource(staging));
  if (!staged.ok) return giveBack(staging, 'posting', 'ready', staged.failure.message);
  const published = await publishWhenFresh(staging, creditSource(staging), () =>
    hoursImports.publish({ id: one.id, batch: staging.batch, who, atMs: deps.clock.now() }),
  );
  if (published === 'done') return done(staging);
  const changed = published === 'taken' ? await hoursImports.judgeAgain(one.id) : 0;
  return giveBack(staging, 'posting', 'ready', changed > 0 ? changedSentence(changed) : BUSY);
}

const BUSY = '这些人员的学时正在变动，没有登记成。请稍后再试一次。';

/** Afterwards the import is `reversing`, and `reverseHoursImport` is to be called. */
export async function beginReversal(
  deps: Deps,
  importer: Importer,
  id: string,
  reason: string,
): Promise<Result<HoursImport>> {
  const reached = await reachedImport(deps, importer, id);
  if (!reached.ok) return reached;
  if (reason.trim().length < 2) {
    return fail({ code: 'invalid-request', message: '请写明撤回的原因，至少两个字。', field: '/reason' });
  }
  if (reached.value.state !== 'posted') {
    return conflict(`只有登记过的导入可以撤回；这次${STATE_WORDS[reached.value.state]}。`);
  }
  const moved = await deps.storage.hoursImports.move(id, 'posted', 'reversing');
  return moved ? reachedImport(deps, importer, id) : conflict('另一位管理员刚刚撤回了这次导入。');
}

/** A reversal for every entry of the import that still stands, in one transaction. */
export async function reverseHoursImport(
  deps: Deps,
  one: HoursImport,
  { who, reason }: { readonly who: string; readonly reason: string },
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Result<void>> {
  const { hoursImports } = deps.storage;
  const staging = stagingOf(deps, one, who, onProgress);
  const source = reversalSource(staging, reason.trim());
  const staged = await stageAll(staging, source);
  if (!staged.ok) return giveBack(staging, 'reversing', 'posted', staged.failure.message);
  const published = await publishWhenFresh(staging, source, () =>
    hoursImports.publishReversal({
      ...{ id: one.id, batch: staging.batch, who },
      atMs: deps.clock.now(),
      reason: reason.trim(),
    }),
  );
  return published === 'done' ? done(staging) : giveBack(staging, 'reversing', 'posted', BUSY);
}

async function done({ deps, batch }: ImportStaging): Promise<Result<void>> {
  await deps.storage.hoursImports.dropStaged(batch);
  return succeed(undefined);
}

async function giveBack(
  { deps, one, batch }: ImportStaging,
  from: HoursImport['state'],
  to: HoursImport['state'],
  trouble: string,
): Promise<Result<never>> {
  await deps.storage.hoursImports.dropStaged(batch);
  await deps.storage.hoursImports.move(one.id, from, to, trouble);
  return conflict(trouble);
}

interface ImportStaging extends Staging {
  readonly one: HoursImport;
  readonly who: string;
}

function stagingOf(
  deps: Deps,
  one: HoursImport,
  who: string,
  onProgress: (fraction: number) => void,
): ImportStaging {
  const total = Math.max(one.newRows, 1);
  const onRows = async (rows: number) => {
    const fraction = Math.min(rows / total, 1);
    await deps.storage.hoursImports.setProgress(one.id, Math.floor(fraction * 10_000));
    onProgress(fraction);
  };
  return { deps, one, who, onRows, batch: deps.randomness.freshId() };
}

function creditSource({ deps, one, who }: ImportStaging): Source<PersonYearCredits> {
  return {
    next: (after, people) => deps.storage.hoursImports.creditsAfter(one.id, after, people),
    draft: ({ rows }, policy, entries) =>
      collect(rows, ({ row, ...credit }) => {
        const draft = draftAward(deps, policy, awardOf(one, { ...credit, row }, who), entries);
        return draft.ok
          ? draft
          : fail({ ...draft.failure, message: `第 ${row} 行：${draft.failure.message}` });
      }),
  };
}

type Entered = PersonYear & { readonly entries: readonly { readonly id: string; readonly row: number }[] };

function reversalSource({ deps, one, who }: ImportStaging, reason: string): Source<Entered> {
  return {
    next: (after, people) => deps.storage.hoursImports.enteredAfter(one.id, after, people),
    draft: ({ personId, year, entries: entered }, policy, entries) => {
      const reversed = new Set(entries.map(({ reverses }) => reverses));
      const standing = entered.filter(({ id }) => !reversed.has(id));
      return collect(standing, ({ id: entryId }) =>
        draftReversal(deps, policy, { personId, year, entryId, reason, postedBy: who }, entries),
      );
    },
  };
}

function collect<Item extends { readonly row: number }>(
  items: readonly Item[],
  draftOf: (item: Item) => Result<EntryDraft>,
): Result<readonly Drafted[]> {
  const drafted: Drafted[] = [];
  for (const item of items) {
    const draft = draftOf(item);
    if (!draft.ok) return draft;
    drafted.push({ draft: draft.value, row: item.row });
  }
  return succeed(drafted);
}
