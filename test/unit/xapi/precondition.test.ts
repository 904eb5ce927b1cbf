import { expect, test } from 'vitest';
import { isPreconditionMet } from '../../../src/domain/xapi/precondition.ts';

test.each([
  ['no header', {}, 'e', true],
  ['If-Match with the tag', { ifMatch: '"e"' }, 'e', true],
  ['If-Match with one tag of several', { ifMatch: '"x", W/"e"' }, 'e', true],
  ['If-Match without quotation marks', { ifMatch: 'e' }, 'e', true],
  ['If-Match with another tag', { ifMatch: '"x"' }, 'e', false],
  ['If-Match * on a document', { ifMatch: '*' }, 'e', true],
  ['If-Match * on nothing', { ifMatch: '*' }, undefined, false],
  ['If-None-Match * on nothing', { ifNoneMatch: '*' }, undefined, true],
  ['If-None-Match * on a document', { ifNoneMatch: '*' }, 'e', false],
  ['If-None-Match with the tag', { ifNoneMatch: '"e"' }, 'e', false],
  ['If-None-Match with another tag', { ifNoneMatch: '"x"' }, 'e', true],
])('xAPI 1.0.3 Communication 3.1: %s', (_title, precondition, etag, met) => {
  expect(isPreconditionMet(precondition, etag)).toBe(met);
});
