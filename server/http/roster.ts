/** /api/roster: units and people within reach, changes by hand, roles, and sheets given out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PersonChange, RoleChange, UnitChange } from '../../src/domain/api/roster.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { Grant } from '../../src/domain/roster/person.ts';
import { ROSTER_SHEETS } from '../../src/domain/roster/roster-import.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitRosterReader, admitRosterWriter, type Importer } from '../services/admit-roster.ts';
import { changePerson, changeUnit } from '../services/change-roster.ts';
import type { Deps } from '../services/deps.ts';
import { exportPeople, exportUnits, rosterTemplate, type SheetFormat } from '../services/export-roster.ts';
import { grantRole, mayGrant, revokeRole } from '../services/grant-role.ts';
import { viewRosterPeople, viewRosterPerson, viewRosterUnits } from '../services/view-roster.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';
import { CSV_TYPE, sendFile, XLSX_TYPE } from './sheet-files.ts';

const day = z.iso.date('日期要写成 2026-03-05 这样').optional();
const text = z.string().max(200, '太长了，最多 200 个字').optional();

const unitsAsked = z.object({ day });

const peopleAsked = z.object({
  day,
  text,
  below: z.enum(['true', 'false'], 'below 要是 true 或 false').default('true'),
  after: z.string().max(64).default(''),
});

const personChange: z.ZodType<PersonChange> = z.object({
  fields: z.strictObject(
    {
      ...{ staffNumber: text, name: text, unit: text, post: text, tier: text, trainingKind: text },
      ...{ startDay: text, since: text, state: text, leaveDay: text },
    },
    'fields 里有不认识的项',
  ),
});

const unitChange: z.ZodType<UnitChange> = z.object({
  fields: z.strictObject(
    { code: text, name: text, parent: text, organType: text, sector: text },
    'fields 里有不认识的项',
  ),
});

const roleChange: z.ZodType<RoleChange> = z.object({
  role: z.enum(
    ['officer', 'publisher', 'auditor', 'administrator'],
    'role 要是 officer、publisher、auditor、administrator 之一',
  ),
  unitId: z.string().max(100).optional(),
});

type Handler = (
  request: FastifyRequest,
  reply: FastifyReply,
  asking: { readonly importer: Importer; readonly caller: SessionCaller },
) => Promise<unknown>;

export function registerRoster(app: FastifyInstance, deps: Deps): void {
  registerReading(app, deps);
  registerExports(app, deps);
  app.post(
    '/api/roster/people',
    rosterWriter(deps, async (request, reply, { importer }) => {
      const body = parse(personChange, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      return show(reply, await changePerson(deps, importer, body.value.fields));
    }),
  );
  app.post(
    '/api/roster/units',
    rosterWriter(deps, async (request, reply, { importer }) => {
      const body = parse(unitChange, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      return show(reply, await changeUnit(deps, importer, body.value.fields));
    }),
  );
  for (const [method, change] of [
    ['PUT', grantRole],
    ['DELETE', revokeRole],
  ] as const) {
    app.route({
      method,
      url: '/api/roster/people/:id/roles',
      handler: signedIn(async (request, reply, caller) => {
        const body = parse(roleChange, request.body);
        if (!body.ok) return sendFailure(reply, body.failure);
        const done = await change(deps, caller, { personId: idOf(request), grant: grantOf(body.value) });
        return done.ok ? reply.code(204).send() : sendFailure(reply, done.failure);
      }),
    });
  }
}

function grantOf({ role, unitId }: RoleChange): Grant {
  return { role, unitId: role === 'officer' ? (unitId ?? null) : null };
}

function registerReading(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/roster/units',
    rosterReader(deps, async (request, reply, { importer }) => {
      const asked = parse(unitsAsked, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      return viewRosterUnits(deps, importer, asked.value.day);
    }),
  );
  app.get(
    '/api/roster/units/:id/people',
    rosterReader(deps, async (request, reply, { importer }) => {
      const asked = parse(peopleAsked, request.query);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const { below, ...rest } = asked.value;
      const unitId = idOf(request);
      return show(
        reply,
        await viewRosterPeople(deps, importer, { ...rest, unitId, isBelowToo: below === 'true' }),
      );
    }),
  );
  app.get(
    '/api/roster/people/:id',
    rosterReader(deps, async (request, reply, { importer, caller }) =>
      show(reply, await viewRosterPerson(deps, importer, idOf(request), mayGrant(caller))),
    ),
  );
}

const FORMATS: readonly SheetFormat[] = ['xlsx', 'csv'];
const TYPES: Record<SheetFormat, string> = { xlsx: XLSX_TYPE, csv: CSV_TYPE };
const NAMES = { people: '人员', units: '单位' } as const;

function registerExports(app: FastifyInstance, deps: Deps): void {
  const today = () => dayOf(deps.clock.now());
  for (const format of FORMATS) {
    const type = TYPES[format];
    for (const kind of ROSTER_SHEETS) {
      app.get(
        `/api/roster/template-${kind}.${format}`,
        rosterReader(deps, async (_request, reply) =>
          sendFile(
            reply,
            { type, name: `${NAMES[kind]}导入模板.${format}` },
            rosterTemplate(deps, kind, format),
          ),
        ),
      );
    }
    app.get(
      `/api/roster/units/:id/people.${format}`,
      rosterReader(deps, async (request, reply, { importer }) => {
        const sheet = await exportPeople(deps, importer, idOf(request), format);
        if (!sheet.ok) return sendFailure(reply, sheet.failure);
        return sendFile(reply, { type, name: `人员名册-${today()}.${format}` }, sheet.value);
      }),
    );
    app.get(
      `/api/roster/units.${format}`,
      rosterReader(deps, async (_request, reply, { importer }) =>
        sendFile(
          reply,
          { type, name: `单位-${today()}.${format}` },
          await exportUnits(deps, importer, format),
        ),
      ),
    );
  }
}

export function rosterReader(deps: Deps, handler: Handler) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitRosterReader(deps, caller);
    return admitted.ok
      ? handler(request, reply, { importer: admitted.value, caller })
      : sendFailure(reply, admitted.failure);
  });
}

export function rosterWriter(deps: Deps, handler: Handler) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitRosterWriter(deps, caller);
    return admitted.ok
      ? handler(request, reply, { importer: admitted.value, caller })
      : sendFailure(reply, admitted.failure);
  });
}

export function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}

export function show<Value>(reply: FastifyReply, result: Result<Value>): FastifyReply {
  return result.ok ? reply.send(result.value) : sendFailure(reply, result.failure);
}
