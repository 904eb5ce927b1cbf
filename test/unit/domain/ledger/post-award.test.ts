/** What may join a ledger: an award once a year, a reversal once an entry. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CreditEntry } from '../../../../src/domain/ledger/entry.ts';
import { isReversed, postAward, postReversal } from '../../../../src/domain/ledger/post-award.ts';
import { totalByCategory } from '../../../../src/domain/policy/assess-year.ts';
import { anAward, anEntry, aReversalOf, courseEvidence, NOW_MS, posted } from '../../../support/builders.ts';

const reversal = (id: string) => ({
  id,
  personId: 'person-1',
  evidence: { kind: 'reversal' as const, title: '撤销', reason: '重复登记' },
  policyId: 'annual',
  policyVersion: 1,
  postedBy: 'person-9',
  postedAtMs: NOW_MS + 1,
});
const classroom = anEntry({
  id: 'lecture-1',
  category: 'ethicsEvent',
  source: 'event',
  centihours: 300,
  contentHash: null,
  evidence: {
    kind: 'event',
    title: '职业道德大讲堂',
    day: '2026-03-12',
    place: '市委党校',
    organiser: '样例市公务员主管部门',
    confirmedBy: 'person-9',
  },
});

test('the first award of a course joins an empty ledger', () => {
  expect(postAward([], anAward())).toEqual({ ok: true, value: anAward() });
});

test('the same course does not credit a person twice a year, and the refusal names what stands', () => {
  const result = postAward([anEntry({ id: 'entry-7' })], anAward({ id: 'entry-8' }));
  expect(result).toMatchObject({ ok: false, failure: { code: 'duplicate-award' } });
  if (!result.ok) expect(result.failure.message).toContain('reverse entry-7 first');
});

test('a newer version of the course is still the same course', () => {
  const award = anAward({ id: 'entry-2', evidence: courseEvidence({ courseVersion: 2 }), contentHash: 'ff' });
  expect(postAward([anEntry()], award)).toMatchObject({ ok: false, failure: { code: 'duplicate-award' } });
});

test('another course, or a lecture, does not stand in the way', () => {
  const award = anAward({ id: 'entry-2', evidence: courseEvidence({ course: 'service' }) });
  expect(postAward([anEntry(), classroom], award).ok).toBe(true);
});

test('several lectures may be credited', () => {
  expect(postAward([classroom], { ...classroom, id: 'lecture-2' }).ok).toBe(true);
});

test('after a reversal the course can be credited again', () => {
  const first = anEntry();
  expect(postAward([first, aReversalOf(first)], anAward({ id: 'entry-2' })).ok).toBe(true);
});

test('a course credited again after a reversal stands again', () => {
  const first = anEntry();
  const second = anEntry({ id: 'entry-2', index: 2 });
  const third = postAward([first, aReversalOf(first), second], anAward({ id: 'entry-3' }));
  expect(third).toMatchObject({ ok: false, failure: { code: 'duplicate-award' } });
});

test('a reversal takes back the whole entry, in its year and category', () => {
  const result = postReversal([classroom], 'lecture-1', reversal('reversal-1'));
  expect(result).toMatchObject({
    ok: true,
    value: {
      year: 2026,
      category: 'ethicsEvent',
      centihours: -300,
      source: 'reversal',
      reverses: 'lecture-1',
      contentHash: null,
      postedBy: 'person-9',
    },
  });
});

test.each([
  ['an entry that is not there', 'entry-404', 'not-found'],
  ['an entry reversed before', 'entry-1', 'already-reversed'],
  ['a reversal', 'reversal-of-entry-1', 'conflict'],
])('%s cannot be reversed', (_what, target, code) => {
  const first = anEntry();
  const result = postReversal([first, aReversalOf(first)], target, reversal('reversal-9'));
  expect(result).toMatchObject({ ok: false, failure: { code } });
});

test('reversing every entry of any ledger leaves no hours, and nothing more to reverse', () => {
  const anyEntry = fc.record({
    category: fc.constantFrom('ethicsOnline' as const, 'ethicsEvent' as const, 'otherOnline' as const),
    centihours: fc.nat(10_000),
  });
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 8 }), (facts) => {
      const awards = facts.map((fact, at) => anEntry({ ...fact, id: `entry-${at}`, index: at }));
      const ledger: CreditEntry[] = [...awards];
      for (const award of awards) {
        const result = postReversal(ledger, award.id, reversal(`reversal-${award.id}`));
        if (!result.ok) throw new Error(result.failure.message);
        ledger.push(posted(result.value, ledger.length));
      }
      expect(totalByCategory(ledger)).toEqual(totalByCategory([]));
      expect(awards.every((award) => isReversed(ledger, award.id))).toBe(true);
      for (const entry of ledger) {
        expect(postReversal(ledger, entry.id, reversal('again')).ok).toBe(false);
      }
    }),
  );
});

test('however often awards are tried, at most one of a course stands', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('award', 'reverse'), { maxLength: 12 }), (steps) => {
      const ledger: CreditEntry[] = [];
      for (const [at, step] of steps.entries()) {
        const standing = ledger.find((e) => e.source === 'course' && !isReversed(ledger, e.id));
        const result =
          step === 'award'
            ? postAward(ledger, anAward({ id: `entry-${at}` }))
            : postReversal(ledger, standing?.id ?? 'none', reversal(`entry-${at}`));
        if (result.ok) ledger.push(posted(result.value, ledger.length));
      }
      expect([0, 100]).toContain(totalByCategory(ledger).ethicsOnline);
    }),
  );
});

const granted = (appeal: string, course: string | null = null) =>
  anAward({
    id: `for-${appeal}`,
    source: 'appeal',
    evidence: {
      kind: 'appeal',
      title: '大讲堂',
      appeal,
      stage: 1,
      course,
      day: '2026-06-10',
      reason: '签到表上有姓名。',
      decidedBy: 'officer',
    },
  });

test('an appeal is credited once, even when its credit was reversed', () => {
  const entry = posted(granted('a'));
  expect(postAward([], granted('a')).ok).toBe(true);
  expect(postAward([entry], granted('b')).ok).toBe(true);
  expect(postAward([entry], granted('a'))).toMatchObject({ failure: { code: 'duplicate-award' } });
  expect(postAward([entry, aReversalOf(entry)], granted('a')).ok).toBe(false);
});

test('a course is credited once a year, by study or by an appeal', () => {
  const course = courseEvidence().course;
  const byAppeal = posted(granted('a', course));
  expect(postAward([byAppeal], anAward())).toMatchObject({ failure: { code: 'duplicate-award' } });
  expect(postAward([posted(anAward())], granted('a', course)).ok).toBe(false);
  expect(postAward([byAppeal, aReversalOf(byAppeal)], anAward()).ok).toBe(true);
});

test('an event, a claim and a written work credit a person once', () => {
  for (const named of [{ event: 'event-1' }, { claim: 'claim-1' }, { work: 'work-1' }]) {
    const award = { ...classroom, evidence: { ...classroom.evidence, ...named } } as CreditEntry;
    const again = { ...award, id: 'lecture-2' };
    expect(postAward([award], again)).toMatchObject({ ok: false, failure: { code: 'duplicate-award' } });
    expect(postAward([award, aReversalOf(award)], again).ok).toBe(true);
    expect(postAward([classroom], award).ok).toBe(true);
  }
});
