/** Activities of the sample city: an oath and a lecture on record, a lecture that waits, one announced, a claim. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { HeldEvent } from '../../src/domain/event/event.ts';
import {
  DEFAULT_GRACE_MINUTES,
  DEFAULT_MINIMUM_SHARE,
  type EventPlan,
} from '../../src/domain/event/event.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { type EventOfficer, eventOfficerOf } from '../services/admit-events.ts';
import { planEvent, takeEventStep } from '../services/change-event.ts';
import { claimPractice } from '../services/claim-practice.ts';
import type { Deps } from '../services/deps.ts';
import { enterByHand } from '../services/enter-by-hand.ts';
import { approveEvent } from '../services/post-event.ts';

const DAY_MS = 24 * 60 * 60_000;
const UNIT = 'hrss';

export interface SampleActivities {
  readonly people: readonly Person[];
  /** Of the unit, and of the city above it. */
  readonly officerId: string;
  readonly secondId: string;
  readonly claimant: Person;
}

export async function sampleActivities(
  deps: Deps,
  { people, officerId, secondId, claimant }: SampleActivities,
): Promise<void> {
  const officer = await officerNamed(deps, officerId);
  const second = await officerNamed(deps, secondId);
  const there = people.filter(({ unitId, id }) => unitId === 'hrss-window' && id !== secondId).slice(0, 8);
  const oath = await attended(deps, officer, {
    plan: oathOn(dayBefore(deps, 12)),
    people: there.slice(0, 4),
  });
  sure(await approveEvent(deps, second, oath.id, oath.version));
  const lecture = await attended(deps, officer, { plan: lectureBefore(dayBefore(deps, 30)), people: there });
  sure(await approveEvent(deps, second, lecture.id, lecture.version));
  await attended(deps, officer, { plan: lectureOn(dayBefore(deps, 2)), people: there });
  const next = sure(await planEvent(deps, officer, { unitId: UNIT, plan: siteVisitOn(dayBefore(deps, -6)) }));
  sure(await takeEventStep(deps, officer, next.id, { version: next.version, step: 'announce' }));
  await sampleClaim(deps, claimant);
}

async function officerNamed(deps: Deps, personId: string): Promise<EventOfficer> {
  const officer = await eventOfficerOf(deps, personId);
  if (!officer) throw new Error(`${personId} is no officer in the sample`);
  return officer;
}

/** Held, with everybody there from beginning to end, and submitted. */
async function attended(
  deps: Deps,
  officer: EventOfficer,
  { plan, people }: { readonly plan: EventPlan; readonly people: readonly Person[] },
): Promise<HeldEvent> {
  const planned = sure(await planEvent(deps, officer, { unitId: UNIT, plan }));
  const held = sure(
    await takeEventStep(deps, officer, planned.id, { version: planned.version, step: 'hold' }),
  );
  const marks = people.map(({ staffNumber }) => ({ staffNumber, kind: 'whole' as const }));
  const entered = sure(await enterByHand(deps, officer, held.id, { version: held.version, people: marks }));
  return sure(await takeEventStep(deps, officer, entered.id, { version: entered.version, step: 'submit' }));
}

function sure<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

function dayBefore(deps: Deps, days: number): string {
  return dayOf(deps.clock.now() - days * DAY_MS);
}

function aPlan(
  day: string,
  more: Pick<EventPlan, 'kind' | 'title' | 'place'> & Partial<EventPlan>,
): EventPlan {
  return {
    ...{ day, lastDay: day, beginsAt: 540, endsAt: 660, organiser: '市人力资源和社会保障局' },
    ...{ speaker: '', speakerKind: null, principles: [], materials: [], notes: '' },
    worth: { kind: 'minutes', minutes: 90 },
    minimumShareBasisPoints: DEFAULT_MINIMUM_SHARE,
    graceMinutes: DEFAULT_GRACE_MINUTES,
    ...{ needsSignOut: true, isInvitedOnly: false, oath: null },
    ...more,
  };
}

/** The wording of the national oath to the constitution (2018-02-24). */
function oathOn(day: string): EventPlan {
  return aPlan(day, {
    ...{ kind: 'oath', title: '新录用人员宪法宣誓', place: '市民中心一楼大厅', endsAt: 600 },
    worth: { kind: 'none' },
    oath: {
      text: '我宣誓：忠于中华人民共和国宪法，维护宪法权威，履行法定职责，忠于祖国、忠于人民，恪尽职守、廉洁奉公，接受人民监督，为建设富强民主文明和谐美丽的社会主义现代化强国努力奋斗！',
      textVersion: '2018-02-24',
      leader: '周建国',
      witnesses: ['郑志远', '吴静'],
    },
  });
}

function lectureOn(day: string): EventPlan {
  return aPlan(day, {
    ...{ kind: 'lecture', title: '职业道德大讲堂：窗口里的一天', place: '社会保险服务大厅三楼', endsAt: 630 },
    ...{ speaker: '何玉兰', speakerKind: 'exemplar', principles: ['service'] },
  });
}

function lectureBefore(day: string): EventPlan {
  return aPlan(day, {
    ...{ kind: 'lecture', title: '职业道德大讲堂：身边榜样讲身边事', place: '市民中心报告厅' },
    ...{ speaker: '郑志远', speakerKind: 'pacesetter', principles: ['duty'] },
  });
}

function siteVisitOn(day: string): EventPlan {
  return aPlan(day, {
    ...{ kind: 'siteVisit', title: '廉政教育基地现场教学', place: '临江区廉政教育基地' },
    ...{ principles: ['integrity'], notes: '八点三十分在局门口集合，统一乘车。' },
    materials: [{ title: '课前读：公正廉洁', where: '/courses/integrity/' }],
  });
}

async function sampleClaim(deps: Deps, { id }: Person): Promise<void> {
  const caller = { kind: 'session', personId: id, roles: ['learner'], tokenHash: '' } as const;
  const claimed = await claimPractice(deps, caller, {
    ...{ kind: 'volunteering', title: '帮老人办社保认证', day: dayBefore(deps, 5) },
    ...{ place: '望江街道服务站', organiser: '望江街道办事处', principle: 'service', photos: [] },
    text: '周六上午在服务站帮十一位老人做了养老待遇资格认证，教会其中六位用手机自己办。站长马永强可以证明。',
    amount: { kind: 'minutes', minutes: 180 },
  });
  if (!claimed.ok) throw new Error(claimed.failure.message);
}
