import { expect, test } from 'vitest';
import { textTable } from '../../../server/cli/text-table.ts';

test('columns line up where Chinese characters take two places, and lines end without blanks', () => {
  const table = textTable(
    ['NAME', 'KEY', 'END'],
    [
      ['干部网络学院', 'md_1', ''],
      ['𠮷（a）', 'md_22', 'x'],
      ['lms', '', ''],
    ],
  );
  expect(table.split('\n')).toEqual([
    'NAME          KEY    END',
    '干部网络学院  md_1',
    '𠮷（a）       md_22  x',
    'lms',
  ]);
});
