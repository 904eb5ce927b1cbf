/** Several people’s certificates in one step: who waits for whom. */
import { expect, test } from 'vitest';
import type { CertificateIssue } from '../../../server/ports/certificate-store.ts';
import type { Storage } from '../../../server/ports/storage.ts';
import { type KeepCertificate, keepTogether } from '../../../server/services/keep-together.ts';
import { aClaim } from '../../support/builders.ts';

const order = (code: string): CertificateIssue => ({
  certificate: {
    ...{ code, personId: code, year: 2026, claim: aClaim({ code }), keyId: 'k', signature: 's' },
    ...{ pdf: Uint8Array.of(1), pdfHash: 'h', issuedAtMs: 1, issuedBy: 'system' },
  },
  replaces: undefined,
  audit: { atMs: 1, who: 'system', action: 'certificate-issued', detail: {} },
});

/** Remembers what was to be kept in each step. */
function aStore(answer: (codes: readonly string[]) => Promise<readonly boolean[]>) {
  const steps: string[][] = [];
  const issue = (orders: readonly CertificateIssue[]) => {
    const codes = orders.map(({ certificate }) => certificate.code);
    steps.push(codes);
    return answer(codes);
  };
  return { steps, storage: { certificates: { issue } } as unknown as Storage };
}

test('what several people keep is one step, and each is told of its own', async () => {
  const { steps, storage } = aStore(async (codes) => codes.map((code) => code !== 'b'));
  const tasks = ['a', 'b', 'c'].map((code) => (keep: KeepCertificate) => keep(order(code)));
  expect(await keepTogether({ storage }, tasks)).toEqual([true, false, true]);
  expect(steps).toEqual([['a', 'b', 'c']]);
});

test('whoever keeps several is waited for once by each, and whoever keeps nothing holds nobody up', async () => {
  const { steps, storage } = aStore(async (codes) => codes.map(() => true));
  const late = Promise.withResolvers<boolean>();
  const all = keepTogether({ storage }, [
    (keep) => keep(order('a')),
    () => late.promise,
    async (keep) => (await keep(order('b'))) && keep(order('c')),
  ]);
  expect(steps).toEqual([]);
  late.resolve(false);
  expect(await all).toEqual([true, false, true]);
  expect(steps).toEqual([['a', 'b'], ['c']]);
});

test('whoever fails leaves the others what is theirs', async () => {
  const { steps, storage } = aStore(async (codes) => codes.map(() => true));
  const kept: boolean[] = [];
  const all = keepTogether({ storage }, [
    async (keep) => kept.push(await keep(order('a'))),
    () => Promise.reject(new Error('no paper')),
  ]);
  await expect(all).rejects.toThrow('no paper');
  expect([steps, kept]).toEqual([[['a']], [true]]);
});

test('a step that fails is told to all who waited for it', async () => {
  const { storage } = aStore(() => Promise.reject(new Error('disk full')));
  const told: string[] = [];
  const task = (code: string) => (keep: KeepCertificate) =>
    keep(order(code)).catch((error: Error) => told.push(`${code}: ${error.message}`));
  await keepTogether({ storage }, [task('a'), task('b')]);
  expect(told).toEqual(['a: disk full', 'b: disk full']);
});
