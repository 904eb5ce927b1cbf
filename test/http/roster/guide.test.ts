/** What docs/roster.zh-CN.md shows is what happens. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PERSON_COLUMNS, UNIT_COLUMNS } from '../../../src/domain/roster/columns.ts';
import { ORGAN_WORDS, organTypeOf } from '../../../src/domain/roster/words.ts';
import type { TestPortal } from '../../support/test-portal.ts';
import { administrator, openCity, personNumbered } from './desk.ts';

const guide = readFileSync('docs/roster.zh-CN.md', 'utf8');
const [people = '', units = ''] = [...guide.matchAll(/```csv\n(.*?)```/gs)].map((match) => match[1] ?? '');

let portal: TestPortal;
beforeEach(async () => {
  portal = await openCity();
});
afterEach(() => portal.close());

test('the examples of the guide are taken as they stand: units first, then people', async () => {
  const boss = await administrator(portal);
  expect((await boss.imported(units, '&kind=units')).rows).toMatchObject({ added: 2 });
  expect((await boss.imported(people)).rows).toMatchObject({ added: 3 });
  expect(await personNumbered(portal, '001002')).toMatchObject({ name: '买买提·阿不都', unitId: 'bureau' });
  expect(await personNumbered(portal, '001003')).toMatchObject({ unitId: 'hall', startDay: '2026-07-01' });
});

test('the guide tells every column of both templates, and every kind of organ', () => {
  for (const { title, key } of [...PERSON_COLUMNS, ...UNIT_COLUMNS]) {
    if (key !== 'reason') expect(guide, title).toContain(`| ${title} |`);
  }
  const line = guide.split('\n').find((row) => row.startsWith('| 机关类型')) ?? '';
  const told = (line.split('|')[3] ?? '').trim().split('、').map(organTypeOf);
  expect(new Set(told)).toEqual(new Set(Object.keys(ORGAN_WORDS)));
});
