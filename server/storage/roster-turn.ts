/**
 * The one import at a time that changes the roster. A small one is written or taken back whole, in one transaction.
 * A large one is first checked and then goes slice by slice, so that nobody has to wait for it; how far it has come is
 * written down with each slice.
 */
import type { RosterImportStore, RosterTurn, TurnHolder, TurnStep } from '../ports/roster-import-store.ts';
import type { Writing } from './roster-import-rows.ts';
import { countWritten, nextSlice, type RosterSlice, strayRows, wholeImport } from './roster-slice.ts';
import type { Database, Row } from './schema.ts';
import { undoPeople } from './undo-people-rows.ts';
import { undoUnits } from './undo-unit-rows.ts';
import { writePeople } from './write-people-rows.ts';
import { writeUnits } from './write-unit-rows.ts';

/** Some hundredths of a second. */
const ROWS_A_SLICE = 1_000;
/** Checking reads only. */
const ROWS_A_CHECK = 5_000;
/** So many keys are named that stand in the way. */
const NAMED = 5;
/** So many people are named who could not be deleted. */
const KEPT_NAMED = 20;

export function rosterTurns(db: Database): Pick<RosterImportStore, 'begin' | 'step' | 'seize'> {
  return {
    begin: (turn, by) => db.transaction().execute((trx) => begin(trx, turn, by)),
    step: (by) => db.transaction().execute((trx) => step(trx, by)),
    seize: async ({ holder, untilMs }, nowMs) => {
      const seized = await db
        .updateTable('roster_turns')
        .set({ holder, until_ms: untilMs })
        .where('until_ms', '<=', nowMs)
        .returningAll()
        .executeTakeFirst();
      return seized && readTurn(seized);
    },
  };
}

type Turn = RosterTurn & { readonly kind: string; readonly fileName: string };

/** The state in which an import waits for its turn. */
const WAITING = { writing: 'confirming', undoing: 'done' } as const;
/** How the roster has to stand before it. */
const EXPECTED = { writing: 'before', undoing: 'after' } as const;

async function begin(trx: Writing, asked: RosterTurn, by: TurnHolder): Promise<TurnStep> {
  const other = await trx.selectFrom('roster_turns').select('import_id').executeTakeFirst();
  if (other) return { is: 'busy' };
  const one = await importOf(trx, asked.importId);
  if (one?.state !== WAITING[asked.doing]) return { is: 'gone' };
  const turn = { ...asked, kind: one.kind, fileName: one.file_name };
  const rows = await countWritten(trx, asked.importId);
  if (turn.kind === 'units' || rows <= ROWS_A_SLICE) return atOnce(trx, turn, rows);
  await trx
    .insertInto('roster_turns')
    .values({
      ...{ one: 1, import_id: turn.importId, doing: turn.doing, phase: 'checking', at_seq: -1 },
      ...{ done_rows: 0, rows, who: turn.who, at_ms: turn.atMs, day: turn.day },
      ...{ holder: by.holder, until_ms: by.untilMs },
    })
    .execute();
  return { is: 'on', isChecking: true, fraction: 0 };
}

async function atOnce(trx: Writing, turn: Turn, rows: number): Promise<TurnStep> {
  const whole = wholeImport(turn.importId);
  const obstacle = await obstacleIn(trx, turn, whole);
  if (obstacle) return obstacle;
  if (turn.kind === 'units' && turn.doing === 'undoing') {
    const used = await undoUnits(trx, turn.importId);
    if (used.length > 0) return { is: 'used', keys: used.slice(0, NAMED) };
    return finish(trx, turn, { rows, kept: 0, named: [] });
  }
  if (turn.kind === 'units') await writeUnits(trx, turn.importId);
  const kept = turn.kind === 'units' ? [] : await changePeople(trx, turn, whole);
  return finish(trx, turn, { rows, kept: kept.length, named: kept });
}

async function step(trx: Writing, { holder, untilMs }: TurnHolder): Promise<TurnStep> {
  const row = await trx
    .selectFrom('roster_turns')
    .selectAll()
    .where('holder', '=', holder)
    .executeTakeFirst();
  const one = row && (await importOf(trx, row.import_id));
  if (!row || !one) return { is: 'gone' };
  const turn = { ...readTurn(row), kind: one.kind, fileName: one.file_name };
  const isChecking = row.phase === 'checking';
  const slice = await nextSlice(
    trx,
    { id: turn.importId, after: row.at_seq },
    isChecking ? ROWS_A_CHECK : ROWS_A_SLICE,
  );
  const obstacle = slice && isChecking ? await obstacleIn(trx, turn, slice) : undefined;
  if (obstacle) {
    await trx.deleteFrom('roster_turns').execute();
    return obstacle;
  }
  if (!slice && !isChecking) {
    const named = JSON.parse(row.kept_named) as string[];
    return finish(trx, turn, { rows: row.rows, kept: row.kept, named });
  }
  const kept = slice && !isChecking ? await changePeople(trx, turn, slice) : [];
  return goOn(trx, row, { slice, kept, untilMs });
}

interface Dealt {
  /** Undefined at the end of a phase. */
  readonly slice: (RosterSlice & { readonly rows: number }) | undefined;
  readonly kept: readonly string[];
  readonly untilMs: number;
}

/** Write down how far it has come. */
async function goOn(
  trx: Writing,
  row: Row<'roster_turns'>,
  { slice, kept, untilMs }: Dealt,
): Promise<TurnStep> {
  const isChecking = row.phase === 'checking' && slice !== undefined;
  const done = slice ? row.done_rows + slice.rows : 0;
  const fraction = isChecking ? 0 : done / row.rows;
  const named = [...(JSON.parse(row.kept_named) as string[]), ...kept].slice(0, KEPT_NAMED);
  await trx
    .updateTable('roster_turns')
    .set({
      ...{ phase: isChecking ? 'checking' : 'changing', at_seq: slice?.to ?? -1, done_rows: done },
      ...{ kept: row.kept + kept.length, kept_named: JSON.stringify(named), until_ms: untilMs },
    })
    .execute();
  await trx
    .updateTable('roster_imports')
    .set({ progress: Math.floor(fraction * 10_000) })
    .where('id', '=', row.import_id)
    .execute();
  return { is: 'on', isChecking, fraction };
}

async function obstacleIn(trx: Writing, turn: Turn, slice: RosterSlice): Promise<TurnStep | undefined> {
  const { kind, doing } = turn;
  const limit = doing === 'writing' ? 1 : NAMED;
  const keys = await strayRows(trx, slice, { kind, than: EXPECTED[doing], limit });
  if (keys.length === 0) return undefined;
  return doing === 'writing' ? { is: 'stale' } : { is: 'changed', keys };
}

async function changePeople(trx: Writing, turn: Turn, slice: RosterSlice): Promise<readonly string[]> {
  if (turn.doing === 'undoing') return undoPeople(trx, slice, turn.day);
  await writePeople(trx, slice);
  return [];
}

interface Ended {
  readonly rows: number;
  readonly kept: number;
  readonly named: readonly string[];
}

async function finish(trx: Writing, turn: Turn, { rows, kept, named }: Ended): Promise<TurnStep> {
  const { importId: id, who, atMs, kind, fileName: file } = turn;
  const isWriting = turn.doing === 'writing';
  const etc = kept > KEPT_NAMED ? ' 等' : '';
  const note = `${kept} 人已有学习记录，没有删除，改为 ${turn.day} 起离开：${named.slice(0, KEPT_NAMED).join('、')}${etc}`;
  await trx
    .updateTable('roster_imports')
    .set({
      ...{ progress: 0, trouble: null },
      ...(isWriting
        ? { state: 'done', confirmed_by: who, confirmed_at_ms: atMs }
        : { state: 'undone', undone_by: who, undone_at_ms: atMs, undo_note: kept === 0 ? null : note }),
    })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('roster_turns').execute();
  await trx
    .insertInto('audit_events')
    .values({
      ...{ at_ms: atMs, who, action: isWriting ? 'roster-imported' : 'roster-import-undone' },
      detail: JSON.stringify(isWriting ? { import: id, file, kind, rows } : { import: id, file, kept }),
    })
    .execute();
  return { is: 'done' };
}

function importOf(trx: Writing, id: string) {
  return trx
    .selectFrom('roster_imports')
    .select(['kind', 'state', 'file_name'])
    .where('id', '=', id)
    .executeTakeFirst();
}

function readTurn(row: Row<'roster_turns'>): RosterTurn {
  return {
    importId: row.import_id,
    doing: row.doing as RosterTurn['doing'],
    ...{ who: row.who, atMs: row.at_ms, day: row.day },
  };
}
