/** Written work in the database. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { AssignmentEvent, Audience } from '../../src/domain/assignment/assignment.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Rubric } from '../../src/domain/written/rubric.ts';
import type { WrittenMakeUp, WrittenTask, WrittenTaskDraft } from '../../src/domain/written/written-task.ts';
import type { WrittenEvent, WrittenWork } from '../../src/domain/written/written-work.ts';
import type { WrittenStore } from '../ports/written-store.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';
import { createWrittenDrafts } from './written-drafts.ts';

/** A database or a transaction. */
type Reading = Pick<Database, 'selectFrom'>;

export function createWrittenStore(db: Database): WrittenStore {
  return { ...tasks(db), ...works(db), ...createWrittenDrafts(db) };
}

function tasks(db: Database): Pick<WrittenStore, 'make' | 'task' | 'tasks' | 'changeTask'> {
  return {
    make: async (draft) => {
      await db.insertInto('written_tasks').values(taskRow(draft)).execute();
    },
    task: async (id) => (await tasksWhere(db, sql<boolean>`id = ${id}`))[0],
    tasks: ({ unitIds, fromYear = 0, assignment }) => {
      const units = JSON.stringify(unitIds ?? []);
      const ofUnits =
        unitIds === undefined ? sql`true` : sql`unit_id IN (SELECT value FROM json_each(${units}))`;
      const ofAssignment = assignment === undefined ? sql`true` : sql`assignment_id = ${assignment}`;
      return tasksWhere(db, sql<boolean>`${ofUnits} AND ${ofAssignment} AND year >= ${fromYear}`);
    },
    changeTask: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<WrittenTask>> => {
        const [task] = await tasksWhere(trx, sql<boolean>`id = ${id}`);
        if (!task) return fail({ code: 'not-found', message: '没有这项书面作业。' });
        const decided = decide(task);
        if (!decided.ok) return decided;
        const { kind, atMs, who, ...rest } = decided.value;
        const row = { task_id: id, kind, at_ms: atMs, who, body: JSON.stringify(rest) };
        await trx.insertInto('written_task_events').values(row).execute();
        return succeed({ ...task, events: [...task.events, decided.value] });
      }),
  };
}

function taskRow(draft: WrittenTaskDraft): NewRow<'written_tasks'> {
  return {
    ...{ id: draft.id, unit_id: draft.unitId, year: draft.year, kind: draft.kind, topic: draft.topic },
    ...{ words: draft.words, minimum_characters: draft.minimumCharacters, due_day: draft.dueDay },
    rubric: JSON.stringify(draft.rubric),
    audience: JSON.stringify(draft.audience),
    newcomer_days: draft.newcomerDays,
    assignment_id: draft.assignment,
    make_ups: JSON.stringify(draft.makeUps),
    ...{ made_by: draft.madeBy, made_at_ms: draft.madeAtMs },
  };
}

async function tasksWhere(of: Reading, condition: RawBuilder<boolean>): Promise<readonly WrittenTask[]> {
  const rows = await of
    .selectFrom('written_tasks')
    .selectAll()
    .where(condition)
    .orderBy('due_day')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const events = await of
    .selectFrom('written_task_events')
    .selectAll()
    .where(sql<boolean>`task_id IN (SELECT value FROM json_each(${ids}))`)
    .orderBy('seq')
    .execute();
  const byTask = Map.groupBy(events, ({ task_id }) => task_id);
  return rows.map((row) => ({
    ...{ id: row.id, unitId: row.unit_id, year: row.year, kind: row.kind, topic: row.topic },
    ...{ words: row.words, minimumCharacters: row.minimum_characters, dueDay: row.due_day },
    rubric: JSON.parse(row.rubric) as Rubric,
    audience: JSON.parse(row.audience) as Audience,
    newcomerDays: row.newcomer_days,
    assignment: row.assignment_id,
    makeUps: JSON.parse(row.make_ups) as readonly WrittenMakeUp[],
    ...{ madeBy: row.made_by, madeAtMs: row.made_at_ms },
    events: (byTask.get(row.id) ?? []).map((event) => eventOf(event) as AssignmentEvent),
  }));
}

type Works = 'work' | 'works' | 'justRead' | 'beingRead' | 'handIn' | 'addTo' | 'text' | 'neighbours';

function works(db: Database): Pick<WrittenStore, Works> {
  return {
    work: async (id) => (await worksWhere(db, sql<boolean>`id = ${id}`))[0],
    works: (of) =>
      worksWhere(
        db,
        'taskId' in of ? sql<boolean>`task_id = ${of.taskId}` : sql<boolean>`person_id = ${of.personId}`,
      ),
    justRead: () => worksWhere(db, sql<boolean>`${LAST_KIND} = 'read'`),
    beingRead: () => worksWhere(db, sql<boolean>`${LAST_KIND} IN ('handedIn', 'read')`),
    handIn: (taskId, personId, decide) =>
      db.transaction().execute(async (trx): Promise<Result<WrittenWork>> => {
        const [work] = await worksWhere(trx, sql<boolean>`task_id = ${taskId} AND person_id = ${personId}`);
        const decided = decide(work);
        if (!decided.ok) return decided;
        const { workId, event, text, marks } = decided.value;
        if (!work) {
          await trx
            .insertInto('written_works')
            .values({ id: workId, task_id: taskId, person_id: personId })
            .execute();
        }
        await addEvent(trx, workId, event);
        await trx
          .insertInto('written_texts')
          .values({ work_id: workId, version: event.version, text })
          .execute();
        await trx.deleteFrom('written_marks').where('work_id', '=', workId).execute();
        for (const mark of marks) {
          await trx.insertInto('written_marks').values({ task_id: taskId, mark, work_id: workId }).execute();
        }
        await trx
          .deleteFrom('written_drafts')
          .where('task_id', '=', taskId)
          .where('person_id', '=', personId)
          .execute();
        return succeed({ id: workId, taskId, personId, events: [...(work?.events ?? []), event] });
      }),
    addTo: (id, decide) =>
      db.transaction().execute(async (trx): Promise<Result<WrittenWork>> => {
        const [work] = await worksWhere(trx, sql<boolean>`id = ${id}`);
        if (!work) return fail({ code: 'not-found', message: '没有这篇作业。' });
        const decided = decide(work);
        if (!decided.ok) return decided;
        await addEvent(trx, id, decided.value);
        return succeed({ ...work, events: [...work.events, decided.value] });
      }),
    text: async (workId, version) => {
      const row = await db
        .selectFrom('written_texts')
        .select('text')
        .where('work_id', '=', workId)
        .where('version', '=', version)
        .executeTakeFirst();
      return row?.text;
    },
    neighbours: async (workId, limit) => {
      const rows = await db
        .selectFrom('written_marks as own')
        .innerJoin('written_marks as other', (join) =>
          join.onRef('other.task_id', '=', 'own.task_id').onRef('other.mark', '=', 'own.mark'),
        )
        .where('own.work_id', '=', workId)
        .where('other.work_id', '!=', workId)
        .select('other.work_id')
        .groupBy('other.work_id')
        .orderBy(sql`count(*)`, 'desc')
        .orderBy('other.work_id')
        .limit(limit)
        .execute();
      const ids = rows.map(({ work_id }) => work_id);
      const list = JSON.stringify(ids);
      const found = await worksWhere(db, sql<boolean>`id IN (SELECT value FROM json_each(${list}))`);
      return found.toSorted((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id));
    },
  };
}

const LAST_KIND = sql`(SELECT written_events.kind FROM written_events
  WHERE written_events.work_id = written_works.id ORDER BY written_events.seq DESC LIMIT 1)`;

async function addEvent(
  trx: Transaction<Schema>,
  workId: string,
  { kind, atMs, who, ...rest }: WrittenEvent,
): Promise<void> {
  const row = { work_id: workId, kind, at_ms: atMs, who, body: JSON.stringify(rest) };
  await trx.insertInto('written_events').values(row).execute();
}

async function worksWhere(of: Reading, condition: RawBuilder<boolean>): Promise<readonly WrittenWork[]> {
  const rows = await of.selectFrom('written_works').selectAll().where(condition).orderBy('id').execute();
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const events = await of
    .selectFrom('written_events')
    .selectAll()
    .where(sql<boolean>`work_id IN (SELECT value FROM json_each(${ids}))`)
    .orderBy('seq')
    .execute();
  const byWork = Map.groupBy(events, ({ work_id }) => work_id);
  return rows.map(({ id, task_id, person_id }) => ({
    ...{ id, taskId: task_id, personId: person_id },
    events: (byWork.get(id) ?? []).map((event) => eventOf(event) as WrittenEvent),
  }));
}

function eventOf({
  kind,
  at_ms,
  who,
  body,
}: Pick<Row<'written_events'>, 'kind' | 'at_ms' | 'who' | 'body'>): unknown {
  return { kind, atMs: at_ms, who, ...(JSON.parse(body) as object) };
}
