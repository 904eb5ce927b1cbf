import { expect, test } from 'vitest';
import { vaultWith } from '../../../server/auth/vault.ts';
import { openForwardSecret, sealForwardSecret } from '../../../server/services/forward-secret.ts';

test('a secret opens for its own forward and address, and for no other', () => {
  const deps = { vault: vaultWith(new Uint8Array(32)) };
  const forward = { id: 'f1', address: 'https://lrs.example/xapi' };
  const sealedSecret = sealForwardSecret(deps, forward, 's');
  expect(openForwardSecret(deps, { ...forward, sealedSecret })).toBe('s');
  expect(openForwardSecret(deps, { ...forward, id: 'f2', sealedSecret })).toBeUndefined();
  expect(
    openForwardSecret(deps, { ...forward, address: 'https://evil.example', sealedSecret }),
  ).toBeUndefined();
});
