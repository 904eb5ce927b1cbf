/** `mingde notices …` as an administrator runs it, in processes of their own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayOf, yearOf } from '../../../src/domain/base/calendar.ts';
import { aCatalogue, aNoticeBook, anAssignment } from '../../support/builders.ts';
import { type MailServer, openMailServer } from '../../support/mail-server.ts';
import { openPlans, type PlansStage } from '../plans/stage.ts';

let directory: string;
let server: MailServer;
let stage: PlansStage;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-notices-command-'));
  server = await openMailServer();
  const catalogue = aCatalogue({ notices: aNoticeBook({ digest: 'never', yearBehindFrom: ['12-31'] }) });
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(catalogue));
  stage = await openPlans({ file: join(directory, 'mingde.db'), catalogue });
  const { assignments, mails } = stage.portal.deps.storage;
  // The commands live by the clock of the machine.
  const madeAtMs = Date.now();
  const dueDay = dayOf(madeAtMs + 3 * 24 * 60 * 60_000);
  await assignments.make(anAssignment({ madeAtMs, dueDay, year: yearOf(madeAtMs) }));
  for (const who of ['learner', 'colleague']) {
    await mails.askAddress(who, `${who}@example.gov.cn`, 'hash', madeAtMs);
    await mails.confirmAddress(who, madeAtMs);
  }
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
  await server.stop();
});

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

function notices(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const env = {
    ...{ ...process.env, DATA_DIR: directory, MINGDE_BUILD_DIR: directory, SAMPLE_DATA: 'off' },
    ...{ SMTP_URL: '', SMTP_FROM: '', ...settings },
  };
  const command = [resolve('server/cli/mingde.ts'), 'notices', ...words];
  return new Promise((done) => {
    execFile(process.execPath, command, { env }, (error, out, err) => {
      done({ exitCode: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}
const mailed = () => ({ SMTP_URL: `smtp://127.0.0.1:${server.port}`, SMTP_FROM: 'mingde@example.gov.cn' });

test('two processes that look at once tell and mail everybody once; a third finds nothing new', async () => {
  const both = await Promise.all([notices(['send-due'], mailed()), notices(['send-due'], mailed())]);
  expect(both.map(({ exitCode, err }) => [exitCode, err])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect((await notices(['send-due'], mailed())).out).toContain('0 new notices, 0 closed.');
  const recipients = server.received.map(({ to }) => to).sort();
  expect(recipients).toEqual(['colleague@example.gov.cn', 'learner@example.gov.cn']);
  const { staffNumber = '' } = (await stage.portal.deps.storage.roster.personById('learner')) ?? {};
  const { out } = await notices(['list', '--person', staffNumber]);
  expect(out.match(/^\d{4}-.*assignmentGiven/gm)).toHaveLength(1);
  expect(out).toContain('unread');
});

test('a mail server that is not there is told, and the mails wait', async () => {
  await server.stop();
  const { exitCode, out, err } = await notices(['send-due'], mailed());
  server = await openMailServer();
  expect([exitCode, out.includes('2 waiting'), err.includes('ECONNREFUSED')]).toEqual([1, true, true]);
});

test('a preview says what a notice would say, of one kind or of all, and sends nothing', async () => {
  const one = await notices(['preview', 'assignmentGiven'], mailed());
  expect(one.out).toContain('assignmentGiven 公正廉洁专题');
  expect(one.out).toContain('due=2026-12-20');
  expect((await notices(['preview'])).out.match(/^== /gm)?.length).toBeGreaterThan(20);
  expect(server.attempts()).toBe(0);
});

test.each([
  [['preview', 'assignmentGivn'], /There is no kind "assignmentGivn"/],
  [['preview', '--unit', 'nowhere'], /There is no unit with the code nowhere/],
  [['list', '--person', '1'], /There is nobody with the staff number 1/],
])('%j is refused with what is wrong', async (words, sentence) => {
  const { exitCode, err } = await notices(words);
  expect([exitCode, sentence.test(err)]).toEqual([1, true]);
});
