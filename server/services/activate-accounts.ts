/** Codes with which people set their first password, or a new one for one they forgot; each once, for a while. */
import { encode } from 'uqr';
import type {
  ActivationRequest,
  ActivationSlip,
  ActivationSlips,
  ActivationUse,
} from '../../src/domain/api/roster.ts';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import {
  CODE_DAYS,
  makeActivationCode,
  readActivationCode,
  writtenCode,
} from '../../src/domain/roster/activation-code.ts';
import { passwordFault } from '../../src/domain/roster/password-rules.ts';
import type { PersonInUnit } from '../ports/roster-store.ts';
import { unitsBelow } from './admit-hours-imports.ts';
import { type Importer, reachedUnit } from './admit-roster.ts';
import type { Deps } from './deps.ts';
import { reachedPerson } from './view-roster.ts';

/** Slips at once: 500 people sign in on a morning, and a page of so many can still be printed. */
const MOST_SLIPS = 500;
const DAY_MS = 24 * 60 * 60_000;

/** The codes are in this answer alone. */
export async function makeActivations(
  deps: Deps,
  importer: Importer,
  request: ActivationRequest,
): Promise<Result<ActivationSlips>> {
  const chosen = await chosenPeople(deps, importer, request);
  if (!chosen.ok) return chosen;
  const ids = chosen.value.slice(0, MOST_SLIPS);
  if (ids.length === 0)
    return fail({ code: 'conflict', message: '这里的人都已经有密码了，没有要制发的激活单。' });
  const found = new Map((await deps.storage.roster.peopleByIds(ids)).map((person) => [person.id, person]));
  const people = ids.flatMap((id) => found.get(id) ?? []);
  const gone = people.find(({ unit }) => unit === undefined);
  if (gone) return fail({ code: 'conflict', message: `${gone.name}已经离开，不能制发激活单。` });
  const madeAtMs = deps.clock.now();
  const expiresAtMs = madeAtMs + CODE_DAYS * DAY_MS;
  const made = people.map((person) => ({ person, code: makeActivationCode(deps.randomness) }));
  await deps.storage.activations.add(
    made.map(({ person, code }) => ({
      ...{ personId: person.id, codeHash: hashOf(deps, code) },
      ...{ madeBy: importer.who, madeAtMs, expiresAtMs },
    })),
  );
  await deps.storage.audit.record({
    atMs: madeAtMs,
    who: importer.who,
    action: 'activations-made',
    detail: { people: made.length, first: people[0]?.id ?? '' },
  });
  return succeed({
    slips: made.map(({ person, code }) => slipOf(deps, person, code)),
    expiresAt: new Date(expiresAtMs).toISOString(),
    isCut: chosen.value.length > MOST_SLIPS,
  });
}

async function chosenPeople(
  deps: Deps,
  importer: Importer,
  request: ActivationRequest,
): Promise<Result<readonly string[]>> {
  const mayHelp = await helperOf(deps, importer);
  if ('unitId' in request) {
    const reached = await reachedUnit(deps, importer, request.unitId);
    if (!reached.ok) return reached;
    const { unitId, isBelowToo } = request;
    const waiting = await deps.storage.activations.withoutPassword(unitId, isBelowToo, MOST_SLIPS + 1);
    return succeed(waiting.filter(mayHelp));
  }
  for (const id of request.people) {
    const reached = await reachedPerson(deps, importer, id);
    if (!reached.ok) return reached;
    if (!mayHelp(id)) {
      return fail({
        code: 'not-allowed',
        message: '此人还担任您管理范围以外的角色，激活单由系统管理员制发。',
      });
    }
  }
  return succeed(request.people);
}

/** An officer must not come by the account of somebody who may do more than an officer of the own subtree. */
async function helperOf(deps: Deps, importer: Importer): Promise<(personId: string) => boolean> {
  if (importer.roots === null) return () => true;
  const within = await unitsBelow(deps, importer.roots);
  const held = await deps.storage.roster.rolesHeld();
  return (personId) =>
    (held.get(personId) ?? []).every(
      ({ role, unitId }) => role === 'officer' && unitId !== null && within.has(unitId),
    );
}

function slipOf(deps: Deps, person: PersonInUnit, code: string): ActivationSlip {
  const written = writtenCode(code);
  // Behind the #: it is sent to no server and stands in no log.
  const url = `${deps.publicUrl}/activate/#${written}`;
  const { staffNumber, name, unit } = person;
  return { staffNumber, name, unit: unit?.name ?? '', code: written, url, qr: qrPath(url) };
}

function qrPath(text: string): ActivationSlip['qr'] {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const bars: string[] = [];
  for (const [row, cells] of data.entries()) {
    for (let at = 0; at < cells.length; at += 1) {
      if (!cells[at] || cells[at - 1]) continue;
      let length = 1;
      while (cells[at + length]) length += 1;
      bars.push(`M${at} ${row}h${length}v1h-${length}z`);
    }
  }
  return { path: bars.join(''), size };
}

function hashOf(deps: Deps, code: string): string {
  return toHex(deps.sha256(utf8(code)));
}

const WRONG: Result<never> = fail({
  code: 'wrong-credentials',
  message: '激活码或工号不对，或者激活码已经用过、已经过期。请核对后再试，或向单位培训管理员另要一张。',
});

/** The code and the number belong together; whoever finds a slip's code alone can do nothing with it. */
export async function activateAccount(deps: Deps, use: ActivationUse): Promise<Result<void>> {
  const { activations, roster, audit } = deps.storage;
  const now = deps.clock.now();
  const code = readActivationCode(use.code);
  const found = code === undefined ? undefined : await activations.byHash(hashOf(deps, code));
  const holds = found && found.usedAtMs === null && found.expiresAtMs > now;
  const person = holds ? await roster.personById(found.personId) : undefined;
  if (!found || !person || person.staffNumber !== use.staffNumber.trim()) {
    await audit.record({ atMs: now, who: 'unknown', action: 'activation-refused', detail: {} });
    return WRONG;
  }
  const fault = passwordFault(use.password, person);
  if (fault !== undefined) return fail({ code: 'invalid-request', message: fault, field: '/password' });
  const isDone = await activations.use(found.codeHash, await deps.passwords.hash(use.password), now);
  if (!isDone) return WRONG;
  await audit.record({ atMs: now, who: person.id, action: 'activated', detail: {} });
  return succeed(undefined);
}
