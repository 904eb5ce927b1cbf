import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/audit/audit.ts';
import { examples } from '../../../src/elements/audit/audit.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name = 'an auditor', at = '/admin/audit/') =>
  show('md-audit', exampleNamed(examples, name), at);

describe('md-audit', () => {
  test('one audit: axe finds nothing, with everything opened', async () => {
    const { root } = await page('an auditor', '/admin/audit/?id=a-1');
    for (const closed of root.querySelectorAll('details.entry')) (closed as HTMLDetailsElement).open = true;
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('drawing asks for unit, year, number and reason, and goes to what was drawn', async () => {
    const { find, asked, text } = await page();
    find<HTMLInputElement>('input[name="words"]').value = '上半年抽查';
    find<HTMLButtonElement>('form button[type="submit"]').click();
    await settled();
    const sent = asked.find(({ call }) => call === 'POST /api/audits')?.body as {
      size: number;
      words: string;
    };
    expect([sent.size, sent.words]).toEqual([20, '上半年抽查']);
    expect(location.search).toBe('?id=a-1');
    expect(text()).toContain('从 3,120 条登记中抽 2 条');
  });

  test('what was found is sent with its words, and what was found before stays to be read', async () => {
    const { root, find, asked } = await page('an auditor', '/admin/audit/?id=a-1');
    const entry = find<HTMLDetailsElement>('details.entry');
    entry.open = true;
    expect(entry.textContent).toContain('存疑。签到表缺签退时间');
    entry.querySelector<HTMLInputElement>('input[value="wrong"]')?.click();
    const words = entry.querySelector('textarea');
    if (words) words.value = '没有到场';
    entry.querySelector<HTMLButtonElement>('form button')?.click();
    await settled();
    const sent = asked.find(({ call }) => call.startsWith('POST'));
    expect(sent?.body).toEqual({ entryId: 'e-1', verdict: 'wrong', words: '没有到场' });
    expect(root.querySelector('.error')).toBeNull();
  });

  test('drawing again says whether it is the same', async () => {
    const { root, text } = await page('an auditor', '/admin/audit/?id=a-1');
    const again = [...root.querySelectorAll('button')].find((each) => each.textContent?.includes('再抽一次'));
    again?.click();
    await settled();
    expect(text()).toContain('再抽一次，还是这些。');
  });

  test('the log of exports says who took what, and how many rows', async () => {
    const { find } = await page();
    expect(find('section[aria-labelledby="exports"] tbody tr').textContent).toMatch(/陈立.*未达标名单.*132/s);
  });
});
