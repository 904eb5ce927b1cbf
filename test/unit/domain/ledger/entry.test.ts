/** The bytes of an entry as the log hashes them. */
import { expect, test } from 'vitest';
import { type EntryDraft, leafText } from '../../../../src/domain/ledger/entry.ts';
import { anAward, anEntry, courseEvidence } from '../../../support/builders.ts';

const CHANGES: Record<keyof EntryDraft, Partial<EntryDraft>> = {
  id: { id: 'entry-2' },
  personId: { personId: 'person-2' },
  year: { year: 2027 },
  category: { category: 'ethicsEvent' },
  centihours: { centihours: 101 },
  source: { source: 'event' },
  evidence: { evidence: courseEvidence({ scorePercent: 90 }) },
  contentHash: { contentHash: null },
  policyId: { policyId: 'other' },
  policyVersion: { policyVersion: 2 },
  postedBy: { postedBy: 'person-9' },
  postedAtMs: { postedAtMs: 1 },
  reverses: { reverses: 'entry-0' },
};

test.each(Object.entries(CHANGES))('a changed %s changes what is hashed', (_field, change) => {
  expect(leafText(anAward(change))).not.toBe(leafText(anAward()));
});

test('the place in the log is not hashed into the leaf', () => {
  expect(leafText(anEntry({ index: 5, leafHash: 'ff' }))).toBe(leafText(anAward()));
});

test('the text is canonical and names its format', () => {
  const text = leafText(anAward());
  expect(JSON.parse(text)).toMatchObject({ format: 1, id: 'entry-1', centihours: 100 });
  expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(JSON.parse(text)).sort());
});
