/** Secrets sealed with a key on disk. */
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openVault, vaultWith } from '../../../server/auth/vault.ts';

const SECRET = '口令 with : and 𬭎';
let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'mingde-vault-')), 'keys');
});

test('what was sealed is opened after a restart, and never looks the same twice', () => {
  const sealed = openVault(directory).seal(SECRET, 'a');
  expect(openVault(directory).open(sealed, 'a')).toBe(SECRET);
  expect(openVault(directory).seal(SECRET, 'a')).not.toBe(sealed);
  expect(Buffer.from(sealed, 'base64url').includes('口令')).toBe(false);
});

test('for another purpose, with another key, or changed, it stays shut', () => {
  const vault = openVault(directory);
  const sealed = vault.seal(SECRET, 'a');
  expect(vault.open(sealed, 'b')).toBeUndefined();
  expect(vaultWith(new Uint8Array(32)).open(sealed, 'a')).toBeUndefined();
  const changed = Buffer.from(sealed, 'base64url');
  changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
  expect(vault.open(changed.toString('base64url'), 'a')).toBeUndefined();
  expect(vault.open('', 'a')).toBeUndefined();
});

test('the key is its owner’s alone, and refused when others may read it', () => {
  openVault(directory);
  const file = join(directory, 'vault.key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o644);
  expect(() => openVault(directory)).toThrow('Others may read the vault key');
});

test('a file that holds no key is refused and left as it is', () => {
  openVault(directory);
  const file = join(directory, 'vault.key');
  writeFileSync(file, 'short');
  expect(() => openVault(directory)).toThrow('restore it from the backup');
  expect(readFileSync(file, 'utf8')).toBe('short');
});
