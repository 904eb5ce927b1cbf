/** Units, people, memberships and roles in the database. */
import type { Transaction } from 'kysely';
import type { TierId, TrainingKind } from '../../src/domain/catalogue/catalogue.ts';
import type { Grant, OrganType, Person, Role, Unit } from '../../src/domain/roster/person.ts';
import type { RosterAddition, RosterStore } from '../ports/roster-store.ts';
import { findPeople, peopleByIds } from './find-people.ts';
import { members } from './members.ts';
import { roles } from './roles.ts';
import type { Database, Row, Schema } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

export function createRosterStore(db: Database): RosterStore {
  return {
    add: (addition) => db.transaction().execute((trx) => add(trx, addition)),
    personById: async (id) => readPerson(await people(db).where('people.id', '=', id).executeTakeFirst()),
    personByStaffNumber: async (staffNumber) =>
      readPerson(await people(db).where('people.staff_number', '=', staffNumber).executeTakeFirst()),
    peopleByStaffNumbers: async (staffNumbers) => {
      if (staffNumbers.length === 0) return [];
      const rows = await people(db).where('people.staff_number', 'in', staffNumbers).execute();
      return rows.flatMap((row) => readPerson(row) ?? []);
    },
    grantsOf: async (personId) => {
      const rows = await db.selectFrom('grants').selectAll().where('person_id', '=', personId).execute();
      return rows.map((row): Grant => ({ role: row.role as Role, unitId: row.unit_id }));
    },
    unitById: async (id) => {
      const row = await db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readUnit(row);
    },
    subtree: async (unitId) => {
      const root = await db.selectFrom('units').select('path').where('id', '=', unitId).executeTakeFirst();
      if (!root) return [];
      const [from, to] = subtreeRange(root.path);
      const rows = await unitsInOrder(db).where('path', '>=', from).where('path', '<', to).execute();
      return rows.map(readUnit);
    },
    allUnits: async () => (await unitsInOrder(db).execute()).map(readUnit),
    findPeople: (search) => findPeople(db, search),
    peopleByIds: (ids) => peopleByIds(db, ids),
    ...members(db),
    ...roles(db),
    isEmpty: async () =>
      (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined,
  };
}

async function add(trx: Transaction<Schema>, addition: RosterAddition): Promise<void> {
  for (const unit of addition.units) await addUnit(trx, unit);
  for (const person of addition.people) await addPerson(trx, person, addition.fromDay);
  for (const grant of addition.grants) {
    await trx
      .insertInto('grants')
      .values({ person_id: grant.personId, role: grant.role, unit_id: grant.unitId })
      .execute();
  }
}

async function addUnit(trx: Transaction<Schema>, unit: Unit): Promise<void> {
  const parent = unit.parentId
    ? await trx.selectFrom('units').selectAll().where('id', '=', unit.parentId).executeTakeFirstOrThrow()
    : undefined;
  await trx
    .insertInto('units')
    .values({
      id: unit.id,
      parent_id: unit.parentId,
      name: unit.name,
      organ_type: unit.organType,
      path: `${parent?.path ?? ''}${unit.id}/`,
      depth: parent ? parent.depth + 1 : 0,
      code: unit.code ?? null,
      sector: unit.sector ?? '',
    })
    .execute();
}

async function addPerson(trx: Transaction<Schema>, person: Person, fromDay: string): Promise<void> {
  const { id, staffNumber, name, tier, trainingKind, isSample, unitId } = person;
  await trx
    .insertInto('people')
    .values({
      id,
      staff_number: staffNumber,
      name,
      tier,
      training_kind: trainingKind,
      is_sample: isSample ? 1 : 0,
      post: person.post ?? '',
      start_day: person.startDay ?? null,
    })
    .execute();
  await trx
    .insertInto('memberships')
    .values({ person_id: id, unit_id: unitId, from_day: fromDay, to_day: null })
    .execute();
}

function people(db: Database) {
  return db
    .selectFrom('people')
    .innerJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.to_day', 'is', null),
    )
    .selectAll('people')
    .select('memberships.unit_id');
}

/** Parents before children, and children by the order they were added. */
function unitsInOrder(db: Database) {
  return db.selectFrom('units').selectAll().orderBy('path');
}

function readPerson(row: (Row<'people'> & { unit_id: string }) | undefined): Person | undefined {
  if (!row) return undefined;
  return {
    id: row.id,
    staffNumber: row.staff_number,
    name: row.name,
    unitId: row.unit_id,
    tier: row.tier as TierId,
    trainingKind: row.training_kind as TrainingKind,
    isSample: row.is_sample === 1,
    ...(row.post === '' ? {} : { post: row.post }),
    ...(row.start_day === null ? {} : { startDay: row.start_day }),
  };
}

function readUnit(row: Row<'units'>): Unit {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    organType: row.organ_type as OrganType,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.sector === '' ? {} : { sector: row.sector }),
  };
}
