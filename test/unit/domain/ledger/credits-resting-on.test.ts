/** Which credits rest on a section seen at some instant: the rule of docs/decisions/0003, looked at from behind. */
import { expect, test } from 'vitest';
import { creditsRestingOn } from '../../../../src/domain/ledger/credits-resting-on.ts';
import type { CreditEntry } from '../../../../src/domain/ledger/entry.ts';
import { anEntry, aReversalOf, courseEvidence } from '../../../support/builders.ts';

const at = (day: string) => Date.parse(`${day}T09:00:00+08:00`);
const credit = (day: string, overrides: Partial<CreditEntry> = {}) =>
  anEntry({ id: `credit-${day}`, year: Number(day.slice(0, 4)), postedAtMs: at(day), ...overrides });
const resting = (entries: readonly CreditEntry[], day: string, course = 'integrity') =>
  creditsRestingOn(entries, { course, atMs: at(day) }).map(({ id }) => id);

test('nothing rests on a section while no credit was posted', () => {
  expect(resting([], '2026-03-01')).toEqual([]);
});

test('the credit that came after it does, the same moment included; one that came before it does not', () => {
  const entries = [credit('2026-03-05')];
  expect(resting(entries, '2026-03-01')).toEqual(['credit-2026-03-05']);
  expect(resting(entries, '2026-03-05')).toEqual(['credit-2026-03-05']);
  expect(resting(entries, '2026-03-06')).toEqual([]);
});

test('another course’s credit, a lecture and a reversal do not', () => {
  const other = credit('2026-03-05', { evidence: courseEvidence({ course: 'service' }) });
  const own = credit('2026-03-06', { index: 1 });
  expect(resting([other, own, aReversalOf(own)], '2026-03-01')).toEqual(['credit-2026-03-06']);
});

test('what was seen in December counts for a first credit in January', () => {
  expect(resting([credit('2027-01-05')], '2026-12-20')).toEqual(['credit-2027-01-05']);
});

test('after a credit of an earlier year the course begins anew on 1 January in Shanghai', () => {
  const entries = [credit('2026-06-01'), credit('2027-06-01', { index: 1 })];
  expect(resting(entries, '2026-05-01')).toEqual(['credit-2026-06-01']);
  expect(resting(entries, '2026-12-20')).toEqual([]);
  expect(resting(entries, '2027-01-01')).toEqual(['credit-2027-06-01']);
});

test('a credit posted again after a reversal rests on the same evidence', () => {
  const first = credit('2026-06-01');
  const reversal = aReversalOf(first);
  const again = credit('2027-02-01', { index: 2 });
  expect(resting([first, reversal, again], '2026-05-01')).toEqual([first.id, again.id]);
});

test('a reversal that came only after the second credit changes nothing for it', () => {
  const first = credit('2026-06-01');
  const second = credit('2027-02-01', { index: 1 });
  const reversal = aReversalOf(first, { index: 2 });
  expect(resting([first, second, reversal], '2026-05-01')).toEqual([first.id]);
});
