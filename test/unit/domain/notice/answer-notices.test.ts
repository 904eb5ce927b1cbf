import { describe, expect, test } from 'vitest';
import {
  appealNotices,
  cardNotices,
  certificateNotices,
  practiceAnswers,
  type ToldCertificate,
} from '../../../../src/domain/notice/answer-notices.ts';
import {
  digestNotice,
  digestPeriod,
  yearBehindOccasion,
} from '../../../../src/domain/notice/year-notices.ts';
import { aCard, anAppeal, aPracticeClaim, aSignal, NOW_MS } from '../../../support/builders.ts';

const TODAY = '2026-11-23';
const kindsOf = ({ due }: { due: readonly { kind: string }[] }) => due.map(({ kind }) => kind);

test('practice tells of its last answer, and not of an old one', () => {
  const sent = aPracticeClaim();
  const with_ = (event: (typeof sent.events)[number]) => aPracticeClaim({ events: [...sent.events, event] });
  const posted = with_({ kind: 'posted', atMs: NOW_MS, who: 'o', entry: 'e-1' });
  expect(practiceAnswers(posted, 400, TODAY).due[0]).toMatchObject({
    kind: 'practiceApproved',
    facts: { hours: '4' },
  });
  const refused = with_({ kind: 'refused', atMs: NOW_MS, who: 'o', unitId: 'u', level: 1, reason: '看不清' });
  expect(practiceAnswers(refused, 0, TODAY).due[0]).toMatchObject({
    kind: 'practiceRefused',
    facts: { reason: '看不清' },
  });
  expect(practiceAnswers(refused, 0, '2026-12-20').due).toEqual([]);
  expect(practiceAnswers(sent, 0, TODAY).due).toEqual([]);
});

describe('a card', () => {
  const outcomes = { none: '没有问题', talk: '已谈话', reversal: '已冲销' };
  test('asks until it is replied to, then tells the outcome', () => {
    const asked = cardNotices(aCard(), outcomes, TODAY);
    expect(kindsOf(asked)).toEqual(['cardOpened']);
    expect(asked.standing).toHaveLength(1);
    const reply = { kind: 'reply', atMs: NOW_MS, who: 'person-1', text: '在车上' } as const;
    expect(cardNotices(aCard({ events: [reply] }), outcomes, TODAY)).toMatchObject({
      due: [],
      standing: [],
      done: ['person-1'],
    });
    const decision = {
      kind: 'decision',
      atMs: NOW_MS,
      who: 'o',
      outcome: 'talk',
      reason: '已说明',
      entries: [],
    } as const;
    const decided = cardNotices(aCard({ events: [reply, decision] }), outcomes, TODAY);
    expect(decided.due.map(({ kind, facts }) => [kind, facts.outcome])).toEqual([['cardAnswered', '已谈话']]);
  });

  test('of little weight calls nobody', () => {
    expect(cardNotices(aCard({ signal: aSignal({ weight: 'low' }) }), outcomes, TODAY).due).toEqual([]);
  });
});

test('a refused appeal says until when the next unit may be asked, a refused review that it is over', () => {
  const refused = { kind: 'refused', atMs: NOW_MS, who: 'o', unitId: 'u', reason: '没有签到' } as const;
  const first = appealNotices(anAppeal({ events: [refused] }), TODAY);
  expect(first.due[0]?.kind).toBe('appealRefused');
  expect(first.due[0]?.facts.reviewBy).toMatch(/^2026-12-/);
  const asked = { kind: 'reviewAsked', atMs: NOW_MS, who: 'person-1', words: '请再看' } as const;
  expect(kindsOf(appealNotices(anAppeal({ events: [refused, asked, refused] }), TODAY))).toEqual([
    'appealUpheld',
  ]);
  const granted = { ...refused, kind: 'granted', category: 'ethicsOnline', centihours: 150 } as const;
  expect(appealNotices(anAppeal({ events: [granted] }), TODAY).due[0]).toMatchObject({
    kind: 'appealGranted',
    facts: { hours: '1.5' },
  });
});

test('a certificate tells that it is there, that it replaced another, or that it was revoked', () => {
  const certificate: ToldCertificate = {
    ...{ code: 'C', personId: 'p', year: 2026, kind: 'course', course: '公正廉洁', state: 'valid' },
    ...{ stateReason: null, isReplacing: false, issuedAtMs: NOW_MS, endedAtMs: null },
  };
  const names = { annual: '学时证明', course: '结业证书' };
  const of = (change: Partial<ToldCertificate>) =>
    certificateNotices({ ...certificate, ...change }, names, TODAY);
  expect(of({}).due[0]).toMatchObject({
    kind: 'certificateIssued',
    facts: { title: '结业证书（公正廉洁）' },
  });
  expect(kindsOf(of({ isReplacing: true }))).toEqual(['certificateReplaced']);
  expect(kindsOf(of({ state: 'superseded', stateReason: 'D', endedAtMs: NOW_MS }))).toEqual([]);
  expect(of({ state: 'revoked', stateReason: '误发', endedAtMs: NOW_MS }).due[0]).toMatchObject({
    kind: 'certificateRevoked',
    facts: { reason: '误发' },
  });
});

describe('the year', () => {
  test.each([
    ['2026-09-01', undefined],
    ['2026-10-15', '2026-10-15'],
    ['2026-11-23', '2026-10-15'],
    ['2026-12-01', '2026-12-01'],
  ])('on %s the last occasion is %s', (today, expected) => {
    expect(yearBehindOccasion(today, ['12-01', '10-15'])).toBe(expected);
  });

  test.each([
    ['2026-11-23', 'weekly', '2026-11-23'],
    ['2026-11-29', 'weekly', '2026-11-23'],
    ['2026-11-30', 'weekly', '2026-11-30'],
    ['2027-01-01', 'weekly', '2026-12-28'],
    ['2026-11-29', 'monthly', '2026-11-01'],
    ['2026-11-29', 'never', undefined],
  ] as const)('a digest of %s, %s, is that of %s', (today, rhythm, expected) => {
    expect(digestPeriod(today, rhythm)).toBe(expected);
  });

  test('a digest says the share rounded down, and where most still lag; of nobody there is none', () => {
    const figures = {
      ...{ unitId: 'u', unit: '局', year: 2026, people: 300, met: 299, onTheWay: null, waiting: 2 },
      units: [
        { name: '甲', people: 100, met: 100 },
        { name: '乙', people: 200, met: 199 },
      ],
    };
    expect(digestNotice('p', figures, '2026-11-23')?.facts).toMatchObject({
      share: '99%',
      lagging: '1',
      units: '乙 1 人',
      onTheWay: '299',
    });
    expect(digestNotice('p', { ...figures, people: 0, met: 0 }, '2026-11-23')).toBeUndefined();
  });
});
