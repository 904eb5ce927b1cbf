import { afterEach, expect, test } from 'vitest';
import '../../../src/elements/my-archive/my-archive.ts';
import { userEvent } from 'vitest/browser';
import { examples } from '../../../src/elements/my-archive/my-archive.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, show } from './stage.ts';

afterEach(clearStage);

const archive = (name: string) => show('md-my-archive', exampleNamed(examples, name), '/my/certificates/');

test.each(examples)('axe finds nothing wrong: $name', async (example) => {
  await show('md-my-archive', example, '/my/certificates/');
  expect(await accessibilityFaults()).toEqual([]);
});

test('the whole archive is one press away; a year is chosen by the keyboard', async () => {
  const { find, element } = await archive('two years');
  expect(find('a.button').getAttribute('href')).toBe('/api/me/archive');
  find('select').focus();
  await userEvent.keyboard('{ArrowDown}');
  await element.updateComplete;
  expect(find<HTMLSelectElement>('select').value).toBe('2026');
  expect(find('a.button').getAttribute('href')).toBe('/api/me/archive?year=2026');
  await userEvent.keyboard('{Tab}');
  expect(element.shadowRoot?.activeElement?.textContent).toBe('下载学习档案');
});

test('without a certificate there are still hours to keep, and nothing to choose', async () => {
  const { find, root } = await archive('no certificate');
  expect(find('a.button').getAttribute('href')).toBe('/api/me/archive');
  expect(root.querySelector('select')).toBeNull();
});

test('signed out it is silent: the certificates say how to sign in', async () => {
  expect((await archive('signed out')).text()).toBe('');
});
