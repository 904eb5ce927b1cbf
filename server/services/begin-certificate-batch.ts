/** Ask for a batch of certificates: whose they are is settled here, once; the work is run-certificate-batches.ts. */
import type { BatchRequest } from '../../src/domain/api/certificates.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { BatchPerson, CertificateBatch } from '../ports/certificate-batch-store.ts';
import { type Importer, unitsBelow } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';

export const MOST_STAFF_NUMBERS = 20_000;
const LOOKED_UP_AT_ONCE = 1000;

/** @param officer - on whose behalf: the reach is as for imports of hours */
export async function beginCertificateBatch(
  deps: Deps,
  officer: Importer,
  request: BatchRequest,
): Promise<Result<CertificateBatch>> {
  const today = dayOf(deps.clock.now());
  const asOf = request.asOf ?? today;
  if (asOf > today || asOf < `${request.year}-01-01`) {
    const message = `截至日期要在 ${request.year} 年 1 月 1 日到今天之间。`;
    return fail({ code: 'invalid-request', message, field: '/asOf' });
  }
  const found = await whose(deps, officer, request);
  if (!found.ok) return found;
  const { asked, unitId, people } = found.value;
  if (people.length === 0) {
    return fail({
      code: 'invalid-request',
      message: '这个范围里没有人员，没有可以出具的证书。',
      field: '/unit',
    });
  }
  const batch = {
    id: deps.randomness.freshId(),
    ...{ year: request.year, kinds: request.kinds, asOf, unitId, asked },
    roots: officer.roots,
    askedBy: officer.who,
    askedAtMs: deps.clock.now(),
  };
  await deps.storage.certificateBatches.begin(batch, people);
  const detail = {
    batch: batch.id,
    year: batch.year,
    kinds: batch.kinds,
    asOf,
    asked,
    people: people.length,
  };
  const atMs = batch.askedAtMs;
  await deps.storage.audit.record({ atMs, who: officer.who, action: 'certificate-batch-begun', detail });
  return succeed({ ...batch, state: 'issuing', finishedAtMs: null });
}

interface Asked {
  readonly asked: string;
  readonly unitId: string | null;
  readonly people: readonly BatchPerson[];
}

function whose(
  deps: Deps,
  officer: Importer,
  { unit, staffNumbers, year }: BatchRequest,
): Promise<Result<Asked>> {
  if (staffNumbers !== undefined) return ofList(deps, officer, staffNumbers);
  return unit === undefined ? ofEverybody(deps, officer, year) : ofUnit(deps, officer, unit, year);
}

async function ofUnit(deps: Deps, officer: Importer, unitId: string, year: number): Promise<Result<Asked>> {
  const unit = await deps.storage.roster.unitById(unitId);
  const isReached = officer.roots === null || (await unitsBelow(deps, officer.roots)).has(unitId);
  if (!unit || !isReached) {
    return fail({ code: 'not-allowed', message: '没有这个单位，或者它不在您管理的范围内。', field: '/unit' });
  }
  return succeed({ asked: unit.name, unitId, people: await below(deps, [unitId], year) });
}

async function ofEverybody(deps: Deps, { roots }: Importer, year: number): Promise<Result<Asked>> {
  const units = await deps.storage.roster.allUnits();
  const tops = roots ?? units.filter(({ parentId }) => parentId === null).map(({ id }) => id);
  const names = units.filter(({ id }) => roots?.includes(id)).map(({ name }) => name);
  const asked = roots === null ? '全部单位' : names.join('、');
  return succeed({ asked, unitId: null, people: await below(deps, tops, year) });
}

/** One officer's subtrees may lie within one another; nobody comes twice. */
async function below(deps: Deps, units: readonly string[], year: number): Promise<readonly BatchPerson[]> {
  const people = new Map<string, string>();
  for (const unit of units) {
    for (const { personId, staffNumber } of await deps.storage.ledger.peopleOfSubtree(unit, year)) {
      people.set(personId, staffNumber);
    }
  }
  return [...people].map(([personId, staffNumber], place) => ({ place, staffNumber, personId }));
}

async function ofList(deps: Deps, officer: Importer, typed: readonly string[]): Promise<Result<Asked>> {
  const staffNumbers = [...new Set(typed.map((one) => one.trim()).filter((one) => one !== ''))];
  if (staffNumbers.length === 0 || staffNumbers.length > MOST_STAFF_NUMBERS) {
    const message =
      staffNumbers.length === 0
        ? '名单里没有工号。请一行写一个工号。'
        : `一次最多 ${MOST_STAFF_NUMBERS} 个工号，名单里有 ${staffNumbers.length} 个。请分几次出具。`;
    return fail({ code: 'invalid-request', message, field: '/staffNumbers' });
  }
  const reached = officer.roots === null ? undefined : await unitsBelow(deps, officer.roots);
  const ids = new Map<string, string>();
  for (let from = 0; from < staffNumbers.length; from += LOOKED_UP_AT_ONCE) {
    const some = staffNumbers.slice(from, from + LOOKED_UP_AT_ONCE);
    for (const { id, staffNumber, unitId } of await deps.storage.roster.peopleByStaffNumbers(some)) {
      if (reached === undefined || reached.has(unitId)) ids.set(staffNumber, id);
    }
  }
  const people = staffNumbers.map((staffNumber, place) => ({
    ...{ place, staffNumber },
    personId: ids.get(staffNumber) ?? null,
  }));
  return succeed({ asked: `名单（${people.length} 人）`, unitId: null, people });
}
