import { expect, test } from 'vitest';
import { canonicalOf, idsOf } from '../../../src/domain/xapi/format-statement.ts';
import { validateStatement } from '../../../src/domain/xapi/validate-statement.ts';
import { ACTIVITY, AGENT, aFullStatement, aStatement, aSubStatement, UUID, VERB } from './a-statement.ts';

test('Communication 2.1.3: ids keeps only what identifies', () => {
  const drawn = idsOf(aFullStatement());
  expect(drawn.actor).toEqual({
    objectType: 'Group',
    account: { homePage: 'https://example.gov.cn/units', name: 'u1' },
  });
  expect(drawn.verb).toEqual(VERB);
  expect(drawn.object).toEqual(ACTIVITY);
  expect(drawn.result).toEqual(aFullStatement().result);
  expect(drawn.context?.registration).toBe(UUID);
  expect(validateStatement(drawn, '1.0.3').ok).toBe(true);
});

test('Communication 2.1.3: ids names the members of an anonymous group, and looks into a SubStatement', () => {
  const actor = { objectType: 'Group', name: '一组', member: [{ ...AGENT, name: '王' }] };
  const drawn = idsOf(aStatement({ actor, object: aSubStatement({ actor }) }));
  const ids = { objectType: 'Group', member: [AGENT] };
  expect([drawn.actor, (drawn.object as { actor: unknown }).actor]).toEqual([ids, ids]);
});

test.each([
  ['zh-CN', '甲'],
  ['zh;q=0.2, en;q=0.8', 'A'],
  ['fr, zh;q=0.5', '甲'],
  ['EN-us, en;q=0.5', 'A'],
  ['fr', '甲'],
  ['*', '甲'],
  ['en;q=0', '甲'],
  ['', '甲'],
])('Communication 2.1.3: canonical picks one language in every map (%s)', (header, text) => {
  const { object } = canonicalOf(aFullStatement(), header) as unknown as {
    object: { definition: { choices: { description?: object }[]; description: object } };
  };
  expect(Object.values(object.definition.choices[0]?.description ?? {})).toEqual([text]);
  expect(object.definition.choices[1]).toEqual({ id: 'b' });
  expect(Object.keys(object.definition.description)).toHaveLength(1);
});
