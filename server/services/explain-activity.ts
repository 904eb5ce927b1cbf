/** What hours of an event or of claimed practice rest on: who signed or entered what when, and who approved it. */
import type { ActivityExplained, ActivityStep } from '../../src/domain/api/explain.ts';
import type { EventMark } from '../../src/domain/event/attendance.ts';
import { type ActKind, HELD_STATES } from '../../src/domain/event/event.ts';
import type { PracticeEvent } from '../../src/domain/event/practice.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { Deps } from './deps.ts';
import { knownPeople } from './event-people.ts';

/** Acts that say something of a person's hours; the planning before says nothing. */
const TOLD_ACTS: readonly ActKind[] = ['entered', 'submitted', 'returned', 'approved', 'posted', 'reopened'];

interface Step {
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
  readonly how: string;
}

export async function explainActivity(
  deps: Deps,
  { evidence, personId }: CreditEntry,
): Promise<ActivityExplained | undefined> {
  if (evidence.kind !== 'event' && evidence.kind !== 'practice') return undefined;
  if (evidence.event !== undefined) {
    const steps = await eventSteps(deps, evidence.event, personId);
    return { kind: 'event', id: evidence.event, steps: await named(deps, steps) };
  }
  const claim = evidence.claim === undefined ? undefined : await deps.storage.practice.byId(evidence.claim);
  return claim && { kind: 'claim', id: claim.id, steps: await named(deps, claim.events.map(claimStep)) };
}

async function eventSteps(deps: Deps, id: string, personId: string): Promise<readonly Step[]> {
  const record = await deps.storage.events.record(id);
  if (!record || !HELD_STATES.includes(record.event.state)) return [];
  const marks = record.marks.filter((mark) => mark.personId === personId).map(markStep);
  const acts = record.acts.flatMap(({ kind, atMs, who, detail }) => {
    const isOthers = kind === 'struck' && detail.person !== personId;
    if (isOthers || !(kind === 'struck' || TOLD_ACTS.includes(kind))) return [];
    return [{ atMs, who, what: kind, how: typeof detail.reason === 'string' ? detail.reason : '' }];
  });
  return [...marks, ...acts].sort((left, right) => left.atMs - right.atMs);
}

function markStep({ kind, enteredAtMs, enteredBy, means, atMs, untilMs }: EventMark): Step {
  const times = [atMs, untilMs].flatMap((one) => (one === null ? [] : [new Date(one).toISOString()]));
  const how = kind === 'times' ? `${means} ${times.join(' – ')}` : means;
  return { atMs: enteredAtMs, who: enteredBy, what: kind, how };
}

function claimStep(event: PracticeEvent): Step {
  const { atMs, who, kind } = event;
  const words = 'note' in event ? event.note : 'reason' in event ? event.reason : '';
  return { atMs, who, what: kind, how: words };
}

async function named(deps: Deps, steps: readonly Step[]): Promise<readonly ActivityStep[]> {
  const people = await knownPeople(
    deps,
    steps.map(({ who }) => who),
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return steps.map(({ atMs, who, what, how }) => ({
    at: new Date(atMs).toISOString(),
    who: names.get(who) ?? who,
    what,
    how,
  }));
}
