/** The IRIs of activities: what is built can be read, and nothing else is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ActivityRef,
  accountHomePage,
  activityIri,
  readActivityIri,
} from '../../../../src/domain/catalogue/activity-iri.ts';

const PORTAL = 'https://mingde.example.gov.cn/id';
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const lesson = fc.tuple(slug, slug).map(([course, name]) => `${course}/${name}`);
const numbered = (letter: string) => fc.integer({ min: 1, max: 99 }).map((n) => `${letter}${n}`);

const anyRef: fc.Arbitrary<ActivityRef> = fc.oneof(
  fc.record({ kind: fc.constant('course' as const), course: slug }),
  fc.record({ kind: fc.constant('quiz' as const), course: slug }),
  fc.record({ kind: fc.constant('lesson' as const), lesson }),
  fc.record({ kind: fc.constant('section' as const), lesson, section: numbered('s') }),
  fc.record({ kind: fc.constant('self-check' as const), lesson, check: numbered('c') }),
  fc.record({ kind: fc.constant('case' as const), case: slug }),
  fc.record({ kind: fc.constant('scene' as const), case: slug, scene: slug }),
);

test('every activity that means something to progress is read back from its IRI', () => {
  fc.assert(
    fc.property(anyRef, (ref) => {
      expect(readActivityIri(PORTAL, activityIri(PORTAL, ref))).toEqual(ref);
    }),
  );
});

test('two activities never share an IRI', () => {
  fc.assert(
    fc.property(anyRef, anyRef, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(activityIri(PORTAL, one) === activityIri(PORTAL, other)).toBe(same);
    }),
  );
});

test.each([
  'https://mingde.example.gov.cn/idx/courses/integrity',
  'https://other.example/id/courses/integrity',
  'https://mingde.example.gov.cn/id',
  'https://mingde.example.gov.cn/id/courses/integrity/',
  'https://mingde.example.gov.cn/id/courses/Integrity',
  'https://mingde.example.gov.cn/id/courses/a/lessons/b/sections/3',
  'https://mingde.example.gov.cn/id/courses/a/lessons/b/sections/s1/more',
  'https://mingde.example.gov.cn/id/policies/annual/years/2026',
])('%s means nothing to progress', (iri) => {
  expect(readActivityIri(PORTAL, iri)).toBeUndefined();
});

test('a requirement of a year and the people have places of their own', () => {
  expect(activityIri(PORTAL, { kind: 'requirement', policy: 'annual', year: 2026 })).toBe(
    'https://mingde.example.gov.cn/id/policies/annual/years/2026',
  );
  expect(accountHomePage(PORTAL)).toBe('https://mingde.example.gov.cn/id/people');
});
