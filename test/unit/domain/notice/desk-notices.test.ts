import { describe, expect, test } from 'vitest';
import { warningNotices } from '../../../../src/domain/notice/answer-notices.ts';
import {
  appealWaits,
  cardWaits,
  eventNotices,
  planNotices,
  practiceWaits,
  waitingNotices,
  warningWaits,
  writtenWaits,
} from '../../../../src/domain/notice/desk-notices.ts';
import type { WrittenEvent } from '../../../../src/domain/written/written-work.ts';
import {
  aCard,
  aMark,
  anAppeal,
  anEvent,
  aPracticeClaim,
  aReading,
  aRubric,
  aWarning,
  aWork,
  NOW_MS,
} from '../../../support/builders.ts';

const WAY = [
  { unitId: 'hall', officers: [] },
  { unitId: 'bureau', officers: ['bureau-1', 'bureau-2'] },
  { unitId: 'city', officers: ['city-1'] },
];
const DAY = 86_400_000;
const common = { atMs: NOW_MS + DAY, note: '', unitId: 'bureau' };

describe('claimed practice waits', () => {
  const sent = aPracticeClaim();
  const decided = (...events: (typeof sent.events)[number][]) =>
    aPracticeClaim({ events: [...sent.events, ...events] });
  const first = { ...common, kind: 'first', who: 'bureau-1' } as const;

  test('for the nearest officers, never for whoever claims it', () => {
    expect(practiceWaits(sent, WAY)?.officers).toEqual(['bureau-1', 'bureau-2']);
    expect(practiceWaits(aPracticeClaim({ personId: 'bureau-1' }), WAY)?.officers).toEqual(['bureau-2']);
  });

  test('then for those above whoever approved first; where nobody is above, for another of that unit', () => {
    expect(practiceWaits(decided(first), WAY)).toEqual({ sinceMs: NOW_MS + DAY, officers: ['city-1'] });
    expect(practiceWaits(decided(first), WAY.slice(0, 2))?.officers).toEqual(['bureau-2']);
  });

  test('decided, for nobody', () => {
    const refused = { ...common, kind: 'refused', who: 'bureau-1', level: 1, reason: '看不清' } as const;
    expect(practiceWaits(decided(refused), WAY)).toBeUndefined();
  });
});

test('a card and an appeal wait for the nearest, a review for those above', () => {
  expect(cardWaits(aCard(), WAY)?.officers).toEqual(['bureau-1', 'bureau-2']);
  expect(appealWaits(anAppeal(), WAY)?.officers).toEqual(['bureau-1', 'bureau-2']);
  const refused = {
    kind: 'refused',
    atMs: NOW_MS + 1,
    who: 'bureau-1',
    unitId: 'bureau',
    reason: '没有',
  } as const;
  expect(appealWaits(anAppeal({ events: [refused] }), WAY)).toBeUndefined();
  const asked = { kind: 'reviewAsked', atMs: NOW_MS + 2, who: 'person-1', words: '请再看' } as const;
  expect(appealWaits(anAppeal({ events: [refused, asked] }), WAY)?.officers).toEqual(['city-1']);
});

describe('written work waits', () => {
  const waits = (...events: readonly WrittenEvent[]) => writtenWaits(aRubric(), aWork(...events), WAY);

  test('for the nearest officers, never for whoever wrote it', () => {
    expect(waits()).toEqual({ sinceMs: 1, officers: ['bureau-1', 'bureau-2'] });
    const own = { ...aWork(), personId: 'bureau-1' };
    expect(writtenWaits(aRubric(), own, WAY)?.officers).toEqual(['bureau-2']);
  });

  test('then for the nearest who have not read it, as often as a reader is wanted', () => {
    const second = waits(aReading('bureau-1', 80));
    expect(second).toEqual({ sinceMs: 10, officers: ['bureau-2'] });
    expect(waits(aReading('bureau-1', 80), aReading('bureau-2', 40))?.officers).toEqual(['city-1']);
  });

  test('judged or returned, for nobody', () => {
    expect(waits(aReading('bureau-1', 80), aReading('bureau-2', 75))).toBeUndefined();
    const returned = { kind: 'returned', atMs: 5, who: 'bureau-1', version: 1, remark: '请再写。' } as const;
    expect(waits(returned)).toBeUndefined();
  });
});

describe('a warning for weak quarters', () => {
  const said = { atMs: NOW_MS + DAY, who: 'bureau-1' };
  const talked = {
    ...said,
    kind: 'talked',
    day: '2026-11-20',
    by: '张科长',
    place: '会议室',
    content: '进度',
  } as const;
  const planned = { ...said, kind: 'planned', measures: [], unconfirmed: '' } as const;

  test('waits for the nearest officers; its plan for those above, and not for whoever sent it in', () => {
    const way = WAY.slice(1);
    expect(warningWaits(aWarning(), way)?.officers).toEqual(['bureau-1', 'bureau-2']);
    expect(warningWaits(aWarning({ events: [talked, planned] }), way)?.officers).toEqual(['city-1']);
    expect(warningWaits(aWarning({ events: [talked, planned] }), way.slice(0, 1))?.officers).toEqual([
      'bureau-2',
    ]);
    const approved = { ...said, kind: 'approved', note: '' } as const;
    expect(warningWaits(aWarning({ events: [talked, planned, approved] }), way)).toBeUndefined();
  });

  test('asks the person to confirm the talk until they have', () => {
    const asked = warningNotices(aWarning({ events: [talked] }), '2026-11-24');
    expect(asked.due.map(({ kind, facts }) => [kind, facts.by])).toEqual([['warningTalked', '张科长']]);
    expect(asked.standing).toHaveLength(1);
    const read = { ...said, kind: 'acknowledged', note: '' } as const;
    const { due, standing, done } = warningNotices(aWarning({ events: [talked, read] }), '2026-11-24');
    expect([due, standing, done.length]).toEqual([[], [], 1]);
  });
});

describe('what waits together', () => {
  const waits = (sinceMs: number, ...officers: string[]) => ({ sinceMs, officers });
  const about = (...count: ReturnType<typeof waits>[]) =>
    waitingNotices({ kind: 'practiceWaiting', link: '/admin/events/practice/' }, { count });

  test('is one notice an officer, however much it is', () => {
    const { due, standing } = about(waits(NOW_MS, 'a', 'b'), waits(NOW_MS + 1, 'a'));
    expect(due.map(({ personId, facts }) => [personId, facts.count])).toEqual([
      ['a', '2'],
      ['b', '1'],
    ]);
    expect(standing).toHaveLength(2);
  });

  test('is new on the day something new comes, and not when something of it is decided', () => {
    const [before] = about(waits(NOW_MS, 'a'), waits(NOW_MS + DAY, 'a')).due;
    const [decided] = about(waits(NOW_MS + DAY, 'a')).due;
    const [grown] = about(waits(NOW_MS, 'a'), waits(NOW_MS + 2 * DAY, 'a')).due;
    expect(decided?.occasion).toBe(before?.occasion);
    expect(grown?.occasion).not.toBe(before?.occasion);
  });
});

describe('a submitted plan', () => {
  const plan = (events: Parameters<typeof planNotices>[0]['events']) => ({
    unitId: 'hall',
    unit: '大厅',
    year: 2026,
    events,
  });
  const saved = { kind: 'saved', atMs: NOW_MS, who: 'hall-1', lines: [] } as const;
  const submitted = { kind: 'submitted', atMs: NOW_MS, who: 'hall-1' } as const;

  test('waits for the nearest officers above, and goes on waiting when it is old news', () => {
    const fresh = planNotices(plan([saved, submitted]), WAY, '2026-11-23');
    expect(fresh.due.map(({ personId, link }) => [personId, link])).toEqual([
      ['bureau-1', '/admin/plans/?year=2026&unit=hall'],
      ['bureau-2', '/admin/plans/?year=2026&unit=hall'],
    ]);
    const old = planNotices(plan([saved, submitted]), WAY, '2026-12-20');
    expect(old).toEqual({ ...fresh, due: [] });
  });

  test('answered, tells whoever submitted it, and stands for nobody', () => {
    const back = { kind: 'sentBack', atMs: NOW_MS, who: 'bureau-1', reason: '缺第二季度' } as const;
    const { due, standing } = planNotices(plan([saved, submitted, back]), WAY, '2026-11-23');
    expect(due.map(({ personId, kind, facts }) => [personId, kind, facts.reason])).toEqual([
      ['hall-1', 'planSentBack', '缺第二季度'],
    ]);
    expect(standing).toEqual([]);
  });
});

test('a submitted activity waits for the nearest who may approve it', () => {
  const event = anEvent({ unitId: 'bureau', state: 'submitted', submittedBy: 'bureau-1' });
  const told = { marks: [], submittedAtMs: NOW_MS, unit: '局' };
  const to = (marks: (typeof told)['marks'][number][] | ReturnType<typeof aMark>[]) =>
    eventNotices(event, { ...told, marks }, { way: WAY.slice(1), today: '2026-11-23' }).due.map(
      ({ personId }) => personId,
    );
  expect(to([])).toEqual(['bureau-2']);
  expect(to([aMark({ enteredBy: 'bureau-2' })])).toEqual(['city-1']);
});
