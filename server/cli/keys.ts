/** `mingde keys list|rotate|add-sm2`: the keys that certificates and checkpoints are signed with. (`mingde key` is other systems'.) */
import { join } from 'node:path';
import type { Command } from 'commander';
import { dayOf, timeOf } from '../../src/domain/base/calendar.ts';
import { rotateSigningKey } from '../auth/rotate-signing-key.ts';
import { openSealKey } from '../auth/seal-key.ts';
import { addSm2Key } from '../auth/sm2.ts';
import { type Config, readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { Deps } from '../services/deps.ts';
import { issuerKeys } from '../services/issuer-keys.ts';
import { rotateKeys } from '../services/rotate-keys.ts';
import { textTable } from './text-table.ts';

export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').description('the keys that sign certificates and checkpoints');
  keys
    .command('list')
    .description('list the signing keys, oldest first; never a private one')
    .action(() => withDeps(list));
  keys
    .command('rotate')
    .description('make a new signing key, named by the old one, which is deleted; what it signed stays good')
    .action(() => withDeps(rotate));
  keys
    .command('add-sm2')
    .description('make an SM2 key: certificates issued from then on bear a second signature by it')
    .action(addSm2);
}

async function list(deps: Deps, directory: string): Promise<void> {
  const keys = await issuerKeys(deps);
  const rows = keys.map(({ keyId, publicKey, succeeds }) => [
    keyId,
    publicKey,
    succeeds ? `${dayOf(succeeds.sinceMs)} ${timeOf(succeeds.sinceMs)}` : '',
    succeeds?.keyId ?? '',
    keyId === deps.signer.keyId ? 'signs' : 'verifies',
  ]);
  console.log(textTable(['KEY ID', 'PUBLIC KEY', 'SINCE', 'NAMED BY', 'STATE'], rows));
  const seal = openSealKey(directory, deps.clock.now());
  console.log(
    seal
      ? `PDF files are sealed by ${seal.subject.replaceAll('\n', ', ')}, until ${dayOf(seal.validToMs)}.`
      : 'PDF files are not sealed: there is no seal.pem with its seal-key.pem (docs/sealing.zh-CN.md).',
  );
  const { key } = deps.sm2;
  console.log(
    key
      ? `Certificates are signed with SM2 besides: key ${key.keyId}, public key ${key.publicKey}`
      : 'Certificates are not signed with SM2; "mingde keys add-sm2" makes a key for it (docs/sealing.zh-CN.md).',
  );
}

/** Opens no database: the key is a file, which the portal reads when it starts. */
async function addSm2(): Promise<void> {
  const { keyId, publicKey } = await addSm2Key(keysDirectory(readConfig(process.env)));
  console.log(
    [
      `SM2 key ${keyId} is made; its public key is ${publicKey}`,
      'Restart the portal: certificates issued from then on are signed by it besides. Those issued before stay as they are.',
      'Back up the keys folder, and make the public key known.',
    ].join('\n'),
  );
}

async function rotate(deps: Deps, directory: string): Promise<void> {
  const { before, now } = await rotateKeys(deps, (nowMs) => rotating(directory, nowMs));
  console.log(
    [
      `${now.keyId} signs from now on; its public key is ${now.publicKey}`,
      `${before.keyId} named it, and its private half is deleted. What it signed goes on verifying.`,
      'A running portal takes the new key within a few seconds. Back up the keys folder, and make the new public key known.',
    ].join('\n'),
  );
}

function rotating(directory: string, nowMs: number): ReturnType<typeof rotateSigningKey> {
  try {
    return rotateSigningKey(directory, nowMs);
  } catch (error) {
    throw error instanceof Error ? new OperatorError(error.message) : error;
  }
}

function keysDirectory({ dataDirectory }: Config): string {
  return join(dataDirectory, 'keys');
}

async function withDeps(work: (deps: Deps, keysDirectory: string) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const deps = await compose(config);
  try {
    await work(deps, keysDirectory(config));
  } finally {
    await deps.storage.close();
  }
}
