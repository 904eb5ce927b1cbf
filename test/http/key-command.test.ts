/** `mingde key …` as an administrator runs it, in a process of its own, beside a portal that is running. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aCatalogue } from '../support/builders.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let directory: string;
let portal: TestPortal;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-key-command-'));
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(aCatalogue()));
  portal = await openTestPortal({ file: join(directory, 'mingde.db') });
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

function key(...words: readonly string[]): Promise<Ran> {
  const env = { ...process.env, DATA_DIR: directory, MINGDE_BUILD_DIR: directory, SAMPLE_DATA: 'off' };
  const command = [resolve('server/cli/mingde.ts'), 'key', ...words];
  return new Promise((done) => {
    execFile(process.execPath, command, { env }, (error, out, err) => {
      done({ exitCode: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

async function use(pair: string): Promise<number> {
  const response = await portal.app.inject({
    url: '/xapi/statements',
    headers: {
      authorization: `Basic ${Buffer.from(pair.trim()).toString('base64')}`,
      'x-experience-api-version': '1.0.3',
    },
  });
  return response.statusCode;
}

test('a key is created, listed and revoked, and a running portal knows at once', async () => {
  expect((await key('list')).out).toBe(
    'There is no key. Make one: mingde key create --name <name> --scope <scope...>\n',
  );
  const created = await key('create', '--name', '干部网络学院', '--scope', 'statements/read', 'state');
  expect(created).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/^md_[\w-]{20}:[\w-]{43}\n$/),
    err: '',
  });
  expect(await use(created.out)).toBe(200);

  const [id = '', secret = ''] = created.out.trim().split(':');
  const { out } = await key('list');
  expect(out.split('\n')[0]).toMatch(/^NAME +KEY +SCOPES +CREATED +LAST USED +REVOKED$/);
  expect(out.split('\n')[1]).toMatch(
    new RegExp(`^干部网络学院  ${id}  statements/read state  \\d{4}-\\d\\d-\\d\\d  2026-11-23$`),
  );
  expect(out).not.toContain(secret);

  const revoked = await key('revoke', '干部网络学院');
  expect(revoked).toMatchObject({ exitCode: 0, out: `Revoked "干部网络学院" (${id}).\n` });
  expect(await use(created.out)).toBe(401);
  expect((await key('list')).out).toMatch(/2026-11-23 +\d{4}-\d\d-\d\d\n$/);
}, 60_000);

test('what cannot be done is said in one sentence, without a stack trace', async () => {
  await key('create', '--name', 'lms', '--scope', 'all');
  const refused = [
    [
      ['create', '--name', 'lms', '--scope', 'all'],
      /^There is a key named "lms" already .*Choose another name\.\n$/,
    ],
    [['create', '--name', ' ', '--scope', 'all'], /^--name must have 1 to 60 characters/],
    [['create', '--name', 'x', '--scope', 'everything'], /Allowed choices are statements\/write, define/],
    [['create', '--name', 'x'], /required option '--scope <scope\.\.\.>' not specified/],
    [['revoke', 'lsm'], /^There is no key "lsm"\. "mingde key list" shows names and keys\.\n$/],
    [['revoke'], /missing required argument 'name-or-key'/],
  ] as const;
  for (const [words, sentence] of refused) {
    const { exitCode, out, err } = await key(...words);
    expect([exitCode, out], words.join(' ')).toEqual([1, '']);
    expect(err).toMatch(sentence);
  }
  const [named] = await portal.deps.storage.accounts.keys();
  expect((await key('revoke', named?.key ?? '')).exitCode).toBe(0);
  const again = await key('revoke', 'lms');
  expect([again.exitCode, again.err]).toEqual([
    1,
    'The key "lms" was revoked before; nothing is left to do.\n',
  ]);
}, 120_000);
