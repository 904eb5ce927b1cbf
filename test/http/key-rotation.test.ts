/** The issuer's key is rotated beside a running portal; everything that was signed goes on verifying. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSigned, openSigner, publicKeysIn } from '../../server/auth/signing-key.ts';
import { postEntry } from '../../server/services/post-entry.ts';
import { publishLog } from '../../server/services/publish-log.ts';
import { verifyLedger } from '../../server/services/verify-ledger.ts';
import { startWatchingKey } from '../../server/services/watch-signing-key.ts';
import { publishedFiles } from '../../server/storage/published-files.ts';
import { readRecord } from '../../server/storage/read-record.ts';
import { checkRecord } from '../../src/domain/ledger/check-record.ts';
import type { IssuerKey } from '../../src/domain/ledger/key-succession.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { aCatalogue } from '../support/builders.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const arithmetic = {
  hash: sha256,
  isSigned: (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
    isSigned(message, Buffer.from(signature).toString('base64url'), Buffer.from(key).toString('base64url')),
};

let directory: string;
let portal: TestPortal;
let person: Person;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-rotation-'));
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(aCatalogue()));
  portal = await openTestPortal({
    file: join(directory, 'mingde.db'),
    keysDirectory: join(directory, 'keys'),
  });
  person = await portal.addPerson();
  await post('ethicsOnline', 300);
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const published = () => publishedFiles(join(directory, 'published'));

async function post(category: 'ethicsEvent' | 'ethicsOnline', centihours: number): Promise<void> {
  portal.clock.advance(60_000);
  const posted = await postEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    category,
    centihours,
    source: 'event',
    evidence: {
      kind: 'event',
      title: '讲座',
      day: '2026-11-20',
      place: '礼堂',
      organiser: '市委组织部',
      confirmedBy: '陈立',
    },
    contentHash: null,
    postedBy: 'officer',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  await publishLog({ ...portal.deps, published: published() });
}

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

function keys(...words: readonly string[]): Promise<Ran> {
  const env = { ...process.env, DATA_DIR: directory, MINGDE_BUILD_DIR: directory, SAMPLE_DATA: 'off' };
  return new Promise((done) => {
    const command = [resolve('server/cli/mingde.ts'), 'keys', ...words];
    execFile(process.execPath, command, { env }, (error, out, err) => {
      done({ exitCode: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

/** As the running server does every few seconds. */
const look = () =>
  startWatchingKey(
    { ...portal.deps, reportDefect: (error) => portal.defects.push(error) },
    () => () => undefined,
  ).look();

const verify = () =>
  verifyLedger({
    reader: readRecord(join(directory, 'mingde.db')),
    published: published(),
    sha256,
    isSigned,
    origin: portal.deps.catalogue.portal.identifier,
    catalogue: portal.deps.catalogue,
    keys: publicKeysIn(join(directory, 'keys')),
  });

test('keys rotate makes a new key, a running portal takes it, and all that was signed stays good', async () => {
  const first = portal.deps.signer.keyId;
  const rotated = await keys('rotate');
  expect(rotated).toMatchObject({ exitCode: 0, err: '' });
  expect(rotated.out).toContain('A running portal takes the new key');
  expect(portal.deps.signer.keyId).toBe(first);
  await look();
  const second = portal.deps.signer.keyId;
  expect(rotated.out.startsWith(second)).toBe(true);

  await post('ethicsEvent', 600);
  expect((await portal.deps.storage.log.latestCheckpoint())?.keyId).toBe(second);
  expect(verify()).toMatchObject({ ok: true, keyIds: [first, second] });

  const cookie = await portal.signIn(person);
  const record = (await portal.app.inject({ url: '/api/me/record', headers: { cookie } })).json();
  expect(record.certificates[0].keyId).toBe(second);
  for (const trusted of [first, second]) {
    expect(checkRecord(record, arithmetic, trusted)).toMatchObject({ isWhole: true, key: 'known' });
  }
  const listed = await keys('list');
  expect(listed.out).toMatch(new RegExp(`${first}.*verifies\\s+${second}.*${first}.*signs`));
});

test('the published keys let whoever trusts the first follow to the newest', async () => {
  await keys('rotate');
  await look();
  await publishLog({ ...portal.deps, published: published() });
  const { format, keys: listed } = JSON.parse(published().read('keys.json') ?? '') as {
    format: number;
    keys: IssuerKey[];
  };
  expect(format).toBe(1);
  expect(listed).toEqual(portal.deps.signer.known());
  expect(listed[1]?.succeeds?.keyId).toBe(listed[0]?.keyId);
});

test('a key that signed nothing but certificates is known to the record without its files', async () => {
  const first = portal.deps.signer.keyId;
  await keys('rotate');
  await keys('rotate');
  const recorded = (await portal.deps.storage.log.keys()).map(({ keyId }) => keyId);
  expect(recorded).toHaveLength(3);
  expect(recorded[0]).toBe(first);
});

test('the rotation stands in the audit log, with both key ids and no key', async () => {
  const first = portal.deps.signer.keyId;
  await keys('rotate');
  const second = openSigner(join(directory, 'keys')).keyId;
  const driver = new Sqlite(join(directory, 'mingde.db'), { readonly: true });
  const line = driver
    .prepare("SELECT who, detail FROM audit_events WHERE action = 'signing-key-rotated'")
    .get();
  driver.close();
  expect(line).toEqual({ who: 'system', detail: JSON.stringify({ before: first, now: second }) });
});
