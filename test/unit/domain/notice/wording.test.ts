/** How the facts of a notice stand in its words. */
import { expect, test } from 'vitest';
import { worded } from '../../../../src/domain/notice/wording.ts';

const said = (title: string, text: string, facts: Readonly<Record<string, string>>) =>
  worded({ title, text }, { facts });

test('days are written as people write them', () => {
  expect(
    said('{unit}简报（{period}起）', '最后一天是 {due}。', {
      unit: '局',
      period: '2026-03-02',
      due: '2026-12-20',
    }),
  ).toEqual({
    title: '局简报（2026 年 3 月 2 日起）',
    text: '最后一天是 2026 年 12 月 20 日。',
  });
});

test('a title stays one line, and words of people that only contain a day stay as they are', () => {
  expect(said('《{title}》', '{title}', { title: '读\n《2026-03-02 通报》' })).toEqual({
    title: '《读 《2026-03-02 通报》》',
    text: '读\n《2026-03-02 通报》',
  });
});
