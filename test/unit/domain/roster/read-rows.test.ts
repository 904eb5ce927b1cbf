/** Units by what sheets call them, numbers without their zeros, passwords and codes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  makeActivationCode,
  readActivationCode,
  writtenCode,
} from '../../../../src/domain/roster/activation-code.ts';
import { unitFinder } from '../../../../src/domain/roster/find-unit.ts';
import { hasLostZeros, usualWidth } from '../../../../src/domain/roster/lost-zeros.ts';
import { passwordFault } from '../../../../src/domain/roster/password-rules.ts';
import type { Unit } from '../../../../src/domain/roster/person.ts';

const unit = (id: string, code: string, name: string, parentId: string | null): Unit => ({
  ...{ id, code, name, parentId },
  organType: 'government',
});
const units = [
  unit('city', '001', '江澄市', null),
  unit('a', '001A', '市人社局', 'city'),
  unit('b', '001B', '市司法局', 'city'),
  unit('a1', '001A1', '办公室', 'a'),
  unit('b1', '001B1', '办公室', 'b'),
];
const found = (written: string) => {
  const result = unitFinder(units).find(written);
  return result.ok ? result.value.id : result.failure;
};

test.each([
  ['001a', 'a'],
  ['市司法局', 'b'],
  ['江澄市/市司法局/办公室', 'b1'],
  ['江澄市 ＞ 市人社局 ＞ 办公室', 'a1'],
])('%s is one unit', (written, id) => expect(found(written)).toBe(id));

test.each([
  ['办公室', '有 2 个单位叫“办公室”，请写编号或全路径，例如 001A1 或“江澄市/市人社局/办公室”'],
  ['1', '单位编号“1”开头的 0 丢了（有编号 001）'],
  ['市人杜局', '最接近的是“江澄市/市人社局”（编号 001A）'],
  ['完全不同', '您管理的范围里没有单位“完全不同”'],
])('%s is told why not', (written, says) => expect(found(written)).toContain(says));

test('a width is usual when nine in ten numbers have it, of twenty at least', () => {
  expect(usualWidth([{ width: 6, numbers: 19 }])).toBeUndefined();
  expect(
    usualWidth([
      { width: 6, numbers: 18 },
      { width: 4, numbers: 2 },
    ]),
  ).toBe(6);
  expect(
    usualWidth([
      { width: 6, numbers: 17 },
      { width: 4, numbers: 3 },
    ]),
  ).toBeUndefined();
});

test('zeros are lost by digits alone that are too short', () => {
  expect(['1234', '001234', '0123', 'A123'].map((number) => hasLostZeros(number, 6))).toEqual([
    ...[true, false, false, false],
  ]);
});

const anna = { staffNumber: '100200017', name: '李明' };
test.each([
  ['Short-9', '至少 10 个字符'],
  ['Li-100200017', '工号或姓名'],
  ['李明的密码-2026a', '工号或姓名'],
  ['aaaaaaaaaaaa1A', '太容易猜到'],
  ['Abcdef-2026-x', '太容易猜到'],
  ['Passw0rd-2026', '太容易猜到'],
  ['onlysmallones', '三种'],
])('%s will not do', (password, says) => expect(passwordFault(password, anna)).toContain(says));

test.each(['Jiang-cheng 26', '江水清清照我心，不负人民不负己。', 'four words of mine here'])(
  '%s will do',
  (password) => expect(passwordFault(password, anna)).toBeUndefined(),
);

test('whatever stands between the groups, a code is read as it was made', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 16, maxLength: 16 }), (letters) => {
      let at = 0;
      const code = makeActivationCode({ below: () => letters[at++] ?? 0, freshId: () => '' });
      expect(readActivationCode(writtenCode(code).toLowerCase().replaceAll('-', ' '))).toBe(code);
    }),
  );
  expect(readActivationCode('ABCD-EFGH-JKMN-PQR')).toBeUndefined();
  expect(readActivationCode('ABCD-EFGH-JKMN-PQR0')).toBeUndefined();
});
