/** What becomes of one person when a row meets what stands. */
import { describe, expect, test } from 'vitest';
import {
  decideMissing,
  decidePerson,
  type PersonRules,
  type StandingPerson,
} from '../../../../src/domain/roster/decide-person.ts';
import { unitFinder } from '../../../../src/domain/roster/find-unit.ts';
import { mayBeHalfAFile } from '../../../../src/domain/roster/half-file.ts';
import type { Unit } from '../../../../src/domain/roster/person.ts';
import type { PersonWish } from '../../../../src/domain/roster/read-person-row.ts';

const units: readonly Unit[] = [
  { id: 'a', code: '01', name: '市局', parentId: null, organType: 'government' },
  { id: 'b', code: '0101', name: '大厅', parentId: 'a', organType: 'government' },
];

const rules: PersonRules = {
  units: unitFinder(units),
  today: '2026-11-20',
  day: '2026-11-15',
  missingGlyphs: () => [],
  keptBecause: new Map(),
  rolesOf: new Map(),
  isByHand: false,
};

const wish: PersonWish = {
  ...{ staffNumber: '000001', name: '李明', unit: null, post: null, tier: null, trainingKind: null },
  ...{ startDay: null, since: null, isLeaving: false, leaveDay: null, notes: [] },
  cells: { staffNumber: 'A2', name: 'B2', unit: 'C2', since: 'H2', state: 'I2', leaveDay: 'J2' },
};

const standing: StandingPerson = {
  id: 'p',
  state: {
    ...{ name: '李明', tier: 'window', trainingKind: 'inService', post: '科员', startDay: '2020-07-01' },
    ...{ unitId: 'a', since: '2024-01-01' },
  },
  awaySince: null,
};
const gone: StandingPerson = {
  ...standing,
  state: { ...standing.state, unitId: null, since: null },
  awaySince: '2026-10-01',
};

const decide = (more: Partial<PersonWish>, of: StandingPerson | undefined = standing) =>
  decidePerson({ ...wish, ...more }, of, rules);
const newcomer = { unit: '0101', tier: 'window', trainingKind: 'induction' } as const;

describe('what stands stays', () => {
  test('empty cells change nothing', () => {
    expect(decide({})).toMatchObject({ verdict: 'unchanged', after: null });
  });

  test('an emptied post is a change, an empty one is not', () => {
    expect(decide({ post: '' })).toMatchObject({ verdict: 'changed', after: { post: '' } });
  });

  test('another day for the same unit is told and changes nothing', () => {
    const decision = decide({ unit: '01', since: '2025-01-01' });
    expect(decision.verdict).toBe('unchanged');
    expect(decision.notes[0]).toContain('2024-01-01');
  });
});

describe('a move', () => {
  test('happens on its own day, or on the import’s', () => {
    expect(decide({ unit: '大厅', since: '2026-09-01' })).toMatchObject({
      ...{ verdict: 'moved', day: '2026-09-01' },
      after: { unitId: 'b', since: '2026-09-01' },
    });
    expect(decide({ unit: '大厅' })).toMatchObject({ day: '2026-11-15' });
  });

  test.each([
    ['before the person came', { since: '2023-12-31' }, 'H2 此人 2024-01-01 才到现在的单位'],
    ['in the future', { since: '2026-11-21' }, 'H2 日期 2026-11-21 还没有到'],
  ])('%s is refused', (_when, more, says) => {
    const decision = decide({ unit: '大厅', ...more });
    expect(decision).toMatchObject({ verdict: 'refused', after: null });
    expect(decision.reason).toContain(says);
  });
});

describe('a leaving', () => {
  test('names its first day away', () => {
    expect(decide({ isLeaving: true, leaveDay: '2026-10-01' })).toMatchObject({
      ...{ verdict: 'left', day: '2026-10-01', reason: '2026-10-01 起离开' },
      after: { unitId: null, since: null },
    });
  });

  test('of whoever has left is nothing new, of whoever was never there a fault', () => {
    expect(decide({ isLeaving: true }, gone).verdict).toBe('unchanged');
    expect(decidePerson({ ...wish, isLeaving: true }, undefined, rules).verdict).toBe('refused');
  });

  test('of whoever must stay is refused with the reason, by name or by absence', () => {
    const kept = { ...rules, keptBecause: new Map([['p', '是系统管理员']]) };
    expect(decidePerson({ ...wish, isLeaving: true }, standing, kept).reason).toContain('李明是系统管理员');
    expect(decideMissing(standing, kept, '市局')).toMatchObject({ verdict: 'refused', after: null });
  });
});

describe('somebody new, or back again', () => {
  test('needs a unit, a tier and a kind, each named', () => {
    const decision = decidePerson(wish, undefined, rules);
    expect(decision.reason).toContain('单位');
    expect(decision.reason).toContain('层级');
    expect(decision.reason).toContain('培训类别');
  });

  test('is there from the day of the unit, else of the service, else of the import', () => {
    const since = (more: Partial<PersonWish>) =>
      decidePerson({ ...wish, ...newcomer, ...more }, undefined, rules).after?.since;
    expect(since({ since: '2026-09-01', startDay: '2026-07-01' })).toBe('2026-09-01');
    expect(since({ startDay: '2026-07-01' })).toBe('2026-07-01');
    expect(since({})).toBe('2026-11-15');
  });

  test('may come next year, but not the year after', () => {
    expect(decidePerson({ ...wish, ...newcomer, since: '2027-09-01' }, undefined, rules).verdict).toBe(
      'added',
    );
    expect(decidePerson({ ...wish, ...newcomer, since: '2028-01-01' }, undefined, rules).verdict).toBe(
      'refused',
    );
  });

  test('who left comes back under the same record, not before having left', () => {
    expect(decide({ unit: '0101' }, gone)).toMatchObject({ verdict: 'added', after: { unitId: 'b' } });
    expect(decide({ unit: '0101', since: '2026-09-30' }, gone).verdict).toBe('refused');
  });
});

test('a character that no font draws is named with how to add one', () => {
  const decision = decidePerson(wish, standing, { ...rules, missingGlyphs: () => ['明'] });
  expect(decision.reason).toContain('B2 “李明”里的“明”没有可用的字体：请管理员把');
});

test('by hand a wholly different name is taken, and told', () => {
  const byHand = decidePerson({ ...wish, name: '赵强' }, standing, { ...rules, isByHand: true });
  expect(byHand.verdict).toBe('changed');
  expect(byHand.notes[0]).toContain('姓名由“李明”改为“赵强”');
  expect(decide({ name: '赵强' }).verdict).toBe('refused');
});

test.each([
  [3, 3, false],
  [4, 3, true],
  [4, 40, false],
  [5, 40, true],
  [100, 1000, false],
  [101, 1000, true],
])('%i leaving of %i: said once more: %s', (leaving, all, isAsked) => {
  expect(mayBeHalfAFile(leaving, all)).toBe(isAsked);
});
