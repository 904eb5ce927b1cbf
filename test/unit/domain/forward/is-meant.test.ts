import { describe, expect, test } from 'vitest';
import type { ForwardFilter } from '../../../../src/domain/forward/forward.ts';
import { isMeant } from '../../../../src/domain/forward/is-meant.ts';
import { aStatement } from '../../xapi/a-statement.ts';

const PORTAL = 'https://mingde.example/id';
const means = (filter: Partial<ForwardFilter>, statement: object = {}) =>
  isMeant({ verbs: [], activity: null, authority: 'all', ...filter }, aStatement(statement), PORTAL);

test('without conditions every statement is meant', () => {
  expect(means({})).toBe(true);
});

test('one of several verbs is enough', () => {
  const verb = { id: 'https://a.cn/passed' };
  expect(means({ verbs: ['https://a.cn/failed', 'https://a.cn/passed'] }, { verb })).toBe(true);
  expect(means({ verbs: ['https://a.cn/failed'] }, { verb })).toBe(false);
});

describe('an activity', () => {
  const object = { id: 'https://a.cn/courses/integrity/quiz' };

  test.each([
    ['exact', 'https://a.cn/courses/integrity/quiz', true],
    ['exact', 'https://a.cn/courses/integrity', false],
    ['prefix', 'https://a.cn/courses/integrity', true],
    ['prefix', 'https://a.cn/courses/service', false],
  ] as const)('%s %s', (match, iri, expected) => {
    expect(means({ activity: { match, iri } }, { object })).toBe(expected);
  });

  test('is the object: a statement about a person is about none', () => {
    const person = { objectType: 'Agent', mbox: 'mailto:a@a.cn' };
    expect(means({ activity: { match: 'prefix', iri: 'https://' } }, { object: person })).toBe(false);
  });
});

describe('an authority', () => {
  const of = (homePage: string, name: string) => ({ authority: { account: { homePage, name } } });
  test.each([
    ['server', of(PORTAL, 'server'), true],
    ['server', of(`${PORTAL}/people`, 'server'), false],
    ['server', of(PORTAL, 'p1'), false],
    ['learners', of(`${PORTAL}/people`, 'p1'), true],
    ['learners', of(`${PORTAL}/keys`, 'k1'), false],
    ['learners', { authority: { mbox: 'mailto:a@a.cn' } }, false],
    ['all', of('https://elsewhere.cn', 'x'), true],
  ] as const)('%s %j: %s', (authority, statement, expected) => {
    expect(means({ authority }, statement)).toBe(expected);
  });
});

test('all conditions must hold together', () => {
  const filter = { verbs: ['https://a.cn/v'], activity: { match: 'exact', iri: 'https://a.cn/x' } } as const;
  expect(means(filter, { verb: { id: 'https://a.cn/v' }, object: { id: 'https://a.cn/x' } })).toBe(true);
  expect(means(filter, { verb: { id: 'https://a.cn/v' }, object: { id: 'https://a.cn/y' } })).toBe(false);
  expect(means(filter, { verb: { id: 'https://a.cn/w' }, object: { id: 'https://a.cn/x' } })).toBe(false);
});
