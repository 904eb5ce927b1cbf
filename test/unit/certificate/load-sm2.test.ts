/** The verify page's way to SM2, with a network and without. */
import { afterEach, expect, test, vi } from 'vitest';
import { loadSm2 } from '../../../src/verifier/sm2.ts';

afterEach(() => {
  vi.doUnmock('sm-crypto-v2');
});

test('out of reach it says nothing, and breaks nothing', async () => {
  vi.doMock('sm-crypto-v2', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  expect(await loadSm2()).toBeUndefined();
});

test('what is no signature or no key is refused', async () => {
  const isSm2Signed = await loadSm2();
  const message = Uint8Array.of(1);
  const publicKey = `04${'11'.repeat(64)}`;
  for (const signature of ['', 'AAAA', 'MAYCAQECAQE']) {
    expect(await isSm2Signed?.(message, { publicKey, signature })).toBe(false);
  }
  expect(await isSm2Signed?.(message, { publicKey: '04', signature: 'MAYCAQECAQE' })).toBe(false);
});
