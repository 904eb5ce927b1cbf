/** Who may see and hold events: officers of the organising unit or above, administrators; auditors may look. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { importerOf, unitsBelow } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';

export interface EventOfficer {
  readonly who: string;
  /** Units whose subtrees are reached; null for all. */
  readonly roots: readonly string[] | null;
  /** Every unit that is reached; null for all. */
  readonly units: ReadonlySet<string> | null;
  readonly mayChange: boolean;
}

const REFUSED = '您的账号没有组织和审核线下活动的权限。';
const READ_ONLY = '纪检监察账号可以查阅活动，不能办理。';
const OUT_OF_REACH = '这次活动属于您管理范围以外的单位。';
const UNKNOWN: Result<never> = fail({ code: 'not-found', message: '没有这次活动。' });

/** For whoever reads. A refusal is told to the audit log. */
export async function admitEventReader(deps: Deps, caller: SessionCaller): Promise<Result<EventOfficer>> {
  const officer = await eventOfficerOf(deps, caller.personId);
  if (officer) return succeed(officer);
  if (!caller.roles.includes('auditor')) return refuseEvents(deps, caller.personId, REFUSED);
  return succeed({ who: caller.personId, roots: null, units: null, mayChange: false });
}

/** For whoever writes. */
export async function admitEventOfficer(deps: Deps, caller: SessionCaller): Promise<Result<EventOfficer>> {
  const admitted = await admitEventReader(deps, caller);
  if (!admitted.ok || admitted.value.mayChange) return admitted;
  return refuseEvents(deps, caller.personId, READ_ONLY);
}

export async function eventOfficerOf(deps: Deps, personId: string): Promise<EventOfficer | undefined> {
  const importer = await importerOf(deps, personId);
  if (!importer) return undefined;
  const { roots } = importer;
  const units = roots === null ? null : await unitsBelow(deps, roots);
  return { who: personId, roots, units, mayChange: true };
}

/** The system itself, from the command line. */
export const SYSTEM_OFFICER: EventOfficer = { who: 'system', roots: null, units: null, mayChange: true };

export async function reachedEvent(
  deps: Deps,
  officer: EventOfficer,
  id: string,
): Promise<Result<HeldEvent>> {
  const event = await deps.storage.events.byId(id);
  if (!event) return UNKNOWN;
  return reachesUnit(officer, event.unitId) ? succeed(event) : refuseEvents(deps, officer.who, OUT_OF_REACH);
}

export function reachesUnit({ units }: EventOfficer, unitId: string): boolean {
  return units === null || units.has(unitId);
}

export async function refuseEvents(deps: Deps, who: string, message: string): Promise<Result<never>> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action: 'events-refused',
    detail: {},
  });
  return fail({ code: 'not-allowed', message });
}
