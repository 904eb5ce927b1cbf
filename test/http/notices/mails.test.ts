/** Notices by SMTP, to a real mail server that takes them, refuses them, hangs up, or takes its time. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMailer } from '../../../server/mailer.ts';
import type { Mailer } from '../../../server/ports/mailer.ts';
import type { NewNotice } from '../../../server/ports/notice-store.ts';
import { type Mailing, startMailing } from '../../../server/services/send-mails.ts';
import { aCatalogue, aNoticeBook } from '../../support/builders.ts';
import { eventually } from '../../support/eventually.ts';
import { type MailServer, openMailServer } from '../../support/mail-server.ts';
import { openPlans, type PlansStage } from '../plans/stage.ts';
import { tell } from './telling.ts';

const execFileAsync = promisify(execFile);
const NEVER = () => () => undefined;
const BOOK = aNoticeBook({ yearBehindFrom: ['12-31'], digest: 'never' });
const MINUTE = 60_000;

let server: MailServer;
let mailer: Mailer;
let stage: PlansStage;
let mailing: Mailing;
let file: string;

const aMailer = (port: number) =>
  openMailer({
    ...{ host: '127.0.0.1', port, secure: false, auth: undefined },
    from: { name: '明德学习平台', address: 'mingde@example.gov.cn' },
  });

beforeEach(async () => {
  server = await openMailServer();
  mailer = aMailer(server.port);
  file = join(mkdtempSync(join(tmpdir(), 'mingde-mails-')), 'mingde.db');
  stage = await openPlans({
    ...{ file, mailer, publicUrl: 'https://study.example.gov.cn', catalogue: aCatalogue({ notices: BOOK }) },
  });
  mailing = startMailing({ ...stage.portal.deps, mailer }, NEVER);
  for (const who of ['learner', 'colleague'] as const) await confirmed(who);
}, 60_000);
afterEach(async () => {
  mailer.close();
  await mailing.stop();
  await stage.portal.close();
  await server.stop();
  expect(stage.portal.defects).toEqual([]);
});

const mails = () => stage.portal.deps.storage.mails;
async function confirmed(who: string): Promise<void> {
  await mails().askAddress(who, `${who}@example.gov.cn`, 'hash', stage.portal.clock.now());
  await mails().confirmAddress(who, stage.portal.clock.now());
}
const assign = () =>
  stage.ask('bureau', 'POST', '/api/assignments', {
    ...{ unitId: 'bureau', title: '年度必修', dueDay: '2026-12-20' },
    items: [{ kind: 'course', id: 'integrity' }],
  });
const told = async () => {
  await assign();
  await tell(stage.portal, BOOK);
};
const queue = (overrides: Partial<NewNotice> = {}) =>
  stage.portal.deps.storage.notices.add([
    {
      ...{ personId: 'learner', key: 'k', kind: 'eventCredited', subject: 's', isStanding: false },
      ...{ title: '活动学时已登记', text: '登记 2 学时。', link: '/my/hours/', isQuiet: false },
      ...{ madeAtMs: stage.portal.clock.now(), mailTo: 'learner@example.gov.cn' },
      ...overrides,
    },
  ]);
const counts = async () => {
  const { sent, waiting, refused, unknown } = await mails().counts();
  return { sent, waiting, refused, unknown };
};
const to = () => server.received.map((one) => one.to).sort();
const NONE = { sent: 0, waiting: 0, refused: 0, unknown: 0 };

describe('a notice', () => {
  test('is mailed once to whoever has confirmed an address, and to nobody else', async () => {
    await told();
    await mailing.look();
    expect(to()).toEqual(['colleague@example.gov.cn', 'learner@example.gov.cn']);
    await tell(stage.portal, BOOK);
    await mailing.look();
    stage.portal.clock.advance(60 * MINUTE);
    await tell(stage.portal, BOOK);
    await mailing.look();
    expect(to()).toHaveLength(2);
    expect(await counts()).toEqual({ ...NONE, sent: 2 });
  });

  test('has both texts, Chinese headers, the way to the page and to the preferences', async () => {
    await told();
    await mailing.look();
    const [{ mail, raw }] = server.received as [MailServer['received'][number]];
    expect(mail.subject).toBe('assignmentGiven 年度必修');
    expect(raw).toMatch(/^Subject: =\?UTF-8\?[BQ]\?/m);
    expect(mail.from?.value).toEqual([{ address: 'mingde@example.gov.cn', name: '明德学习平台' }]);
    expect(mail.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/study\.example\.gov\.cn\/my\/notices\/>\r?$/m);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.messageId).toMatch(/^<notice-\d+@study\.example\.gov\.cn>$/);
    expect(mail.text).toContain('办理：https://study.example.gov.cn/my/tasks/');
    expect(mail.html).toContain('<a href="https://study.example.gov.cn/my/tasks/">');
    expect(mail.html).toContain('title=年度必修');
    expect(raw).not.toContain('王learner');
  });

  test('whatever its facts are, is text in the HTML', async () => {
    await queue({ title: '<b>粗</b>', text: '<img src=x onerror="1"> & 更多' });
    await mailing.look();
    expect(server.received[0]?.mail.html).toContain('&lt;img src=x onerror=&quot;1&quot;&gt; &amp; 更多');
    expect(server.received[0]?.mail.subject).toBe('<b>粗</b>');
  });

  test('of an answer says that there is one, and not what it is', async () => {
    await queue({ kind: 'practiceRefused', title: '实践申报退回', text: '原因：照片看不清。' });
    await mailing.look();
    expect(server.received[0]?.mail.text).toContain('请登录查看。');
    expect(server.received[0]?.raw).not.toContain(Buffer.from('照片看不清').toString('base64').slice(0, 8));
    expect(server.received[0]?.mail.text).not.toContain('照片看不清');
  });

  test('that does not stand any more is not mailed', async () => {
    await queue({ isStanding: true });
    const [{ id } = { id: 0 }] = await stage.portal.deps.storage.notices.list('learner', { limit: 1 });
    await stage.portal.deps.storage.notices.close([{ id, why: 'void' }], 1);
    await mailing.look();
    expect(to()).toEqual([]);
  });

  test('of a group that is not to be mailed is in the portal alone', async () => {
    await stage.portal.deps.storage.notices.setPreferences('learner', { quiet: [], noMail: ['tasks'] });
    await told();
    await mailing.look();
    expect(to()).toEqual(['colleague@example.gov.cn']);
    expect(await stage.portal.deps.storage.notices.countUnread('learner')).toBe(1);
  });

  test('that has waited for three days is not mailed any more', async () => {
    await queue();
    stage.portal.clock.advance(3 * 24 * 60 * MINUTE + 1);
    await mailing.look();
    expect(to()).toEqual([]);
    expect((await mails().counts()).dropped).toBe(1);
  });
});

describe('a mail server', () => {
  test('that refuses an address for good is not asked again, and the next mail goes', async () => {
    server.behaviour = (address) => (address.startsWith('learner') ? 'refuse' : 'take');
    await told();
    await mailing.look();
    stage.portal.clock.advance(60 * MINUTE);
    await mailing.look();
    expect(to()).toEqual(['colleague@example.gov.cn']);
    expect(server.attempts()).toBe(2);
    expect(await counts()).toEqual({ ...NONE, sent: 1, refused: 1 });
  });

  test('that wants to be asked later is, with longer and longer waits', async () => {
    await queue();
    server.behaviour = () => 'postpone';
    await mailing.look();
    await mailing.look();
    expect(server.attempts()).toBe(1);
    stage.portal.clock.advance(2_000);
    await mailing.look();
    expect(server.attempts()).toBe(2);
    server.behaviour = () => 'take';
    stage.portal.clock.advance(999);
    await mailing.look();
    expect(to()).toEqual([]);
    stage.portal.clock.advance(10 * MINUTE);
    await mailing.look();
    expect(to()).toEqual(['learner@example.gov.cn']);
  });

  test('that is not there is waited for, and everything goes once when it is back', async () => {
    await server.stop();
    await told();
    await mailing.look();
    expect(await counts()).toEqual({ ...NONE, waiting: 2 });
    expect(await mails().service()).toMatchObject({
      failures: 1,
      trouble: expect.stringContaining('ECONNREFUSED'),
    });
    server = await openMailServer(server.port);
    await mailing.look();
    expect(to()).toEqual([]);
    stage.portal.clock.advance(10 * MINUTE);
    await mailing.look();
    expect(to()).toEqual(['colleague@example.gov.cn', 'learner@example.gov.cn']);
    expect(await mails().service()).toMatchObject({ failures: 0 });
  });

  test('that goes away before it had the mail gets it again', async () => {
    await queue();
    server.behaviour = () => 'hangUpEarly';
    await mailing.look();
    expect(await counts()).toEqual({ ...NONE, waiting: 1 });
    server.behaviour = () => 'take';
    stage.portal.clock.advance(10 * MINUTE);
    await mailing.look();
    expect(to()).toEqual(['learner@example.gov.cn']);
  });

  test.each(['hangUpLate', 'takeAndHangUp'] as const)(
    'that goes away with the mail in its hands (%s) may have taken it: it is not sent again by itself',
    async (behaviour) => {
      await queue();
      server.behaviour = () => behaviour;
      await mailing.look();
      server.behaviour = () => 'take';
      const before = to().length;
      stage.portal.clock.advance(60 * MINUTE);
      await mailing.look();
      expect(to()).toHaveLength(before);
      expect(await counts()).toEqual({ ...NONE, unknown: 1 });
    },
  );

  test('that does not let us send leaves everything waiting', async () => {
    server.behaviour = () => 'refuseSender';
    await told();
    await mailing.look();
    expect(await counts()).toEqual({ ...NONE, waiting: 2 });
    expect(server.attempts()).toBe(1);
  });

  test('that takes its time gets each mail once, though two servers of ours look meanwhile', async () => {
    let letGo = () => {};
    server.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    await queue();
    const second = startMailing({ ...stage.portal.deps, mailer: aMailer(server.port) }, NEVER);
    const looks = [mailing.look(), second.look()];
    await eventually(() => expect(server.received).toHaveLength(1));
    await second.look();
    letGo();
    await Promise.all(looks);
    expect(to()).toEqual(['learner@example.gov.cn']);
    expect(await counts()).toEqual({ ...NONE, sent: 1 });
  });

  test('gets forty mails once each from two processes on one database', async () => {
    for (let at = 0; at < 40; at += 1) await queue({ key: `k${at}`, madeAtMs: Date.now() });
    const script = fileURLToPath(new URL('./mail-process.ts', import.meta.url));
    const run = () => execFileAsync(process.execPath, [script, file, String(server.port)]);
    await Promise.all([run(), run()]);
    const ids = server.received.map(({ mail }) => mail.messageId);
    expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
    expect(await counts()).toEqual({ ...NONE, sent: 40 });
  });

  test('what a process was sending when it died is unknown, and is not sent by another', async () => {
    await queue();
    await mails().take('dead', stage.portal.clock.now());
    await mailing.look();
    expect(to()).toEqual([]);
    stage.portal.clock.advance(21 * MINUTE);
    await mailing.look();
    expect(to()).toEqual([]);
    expect(await counts()).toEqual({ ...NONE, unknown: 1 });
  });
});

describe('administrators', () => {
  test('see what was refused and why, and may send it again; others may not look', async () => {
    server.behaviour = () => 'refuse';
    await queue();
    await mailing.look();
    const view = (await stage.ask('administrator', 'GET', '/api/mail-service')).json();
    expect(view).toMatchObject({ from: '明德学习平台 <mingde@example.gov.cn>', counts: { refused: 1 } });
    expect(view.failed).toMatchObject([
      {
        title: '活动学时已登记',
        address: 'learner@example.gov.cn',
        state: 'refused',
        answer: '550 5.1.1 no such user here',
      },
    ]);
    expect((await stage.ask('city', 'GET', '/api/mail-service')).statusCode).toBe(403);
    server.behaviour = () => 'take';
    const again = `/api/mail-service/mails/${view.failed[0].id}/attempt`;
    expect((await stage.ask('administrator', 'POST', again)).statusCode).toBe(200);
    await mailing.look();
    expect(to()).toEqual(['learner@example.gov.cn']);
    expect((await stage.ask('administrator', 'POST', again)).statusCode).toBe(409);
  });

  test('may have it tried at once after trouble', async () => {
    await server.stop();
    await queue();
    await mailing.look();
    server = await openMailServer(server.port);
    const { nextAttemptAt } = (await stage.ask('administrator', 'GET', '/api/mail-service')).json();
    expect(Date.parse(nextAttemptAt)).toBeGreaterThan(stage.portal.clock.now());
    await stage.ask('administrator', 'POST', '/api/mail-service/attempt');
    await mailing.look();
    expect(to()).toEqual(['learner@example.gov.cn']);
  });
});

describe('an address', () => {
  const give = (address: string) => stage.ask('neighbour', 'PUT', '/api/me/notice-address', { address });
  const confirm = (code: string) =>
    stage.ask('neighbour', 'POST', '/api/me/notice-address/confirmation', { code });
  const view = async () => (await stage.ask('neighbour', 'GET', '/api/me/notice-preferences')).json();
  const mailedCode = () => /(\d{6}) 30 明德/.exec(server.received.at(-1)?.mail.text ?? '')?.[1] ?? '';
  const wrongCode = () => (mailedCode() === '000000' ? '000001' : '000000');

  test('is used from when its owner has sent the code back', async () => {
    expect((await give('li@example.gov.cn')).statusCode).toBe(204);
    expect(await view()).toMatchObject({ isMailOffered: true, address: null, asked: 'li@example.gov.cn' });
    expect((await confirm(mailedCode())).statusCode).toBe(204);
    expect(await view()).toMatchObject({ address: 'li@example.gov.cn', asked: null });
    expect((await stage.ask('neighbour', 'DELETE', '/api/me/notice-address')).statusCode).toBe(204);
    expect(await view()).toMatchObject({ address: null });
  });

  test('is not confirmed by guessing: after five wrong codes the right one is refused', async () => {
    await give('li@example.gov.cn');
    for (let at = 0; at < 5; at += 1) expect((await confirm(wrongCode())).statusCode).toBe(400);
    expect((await confirm(mailedCode())).statusCode).toBe(400);
    expect(await view()).toMatchObject({ address: null });
  });

  test('is not confirmed by a code of half an hour ago, or of an earlier address', async () => {
    await give('li@example.gov.cn');
    const first = mailedCode();
    stage.portal.clock.advance(2 * MINUTE);
    await give('other@example.gov.cn');
    if (first !== mailedCode()) expect((await confirm(first)).statusCode).toBe(400);
    stage.portal.clock.advance(29 * MINUTE);
    await stage.passTo(new Date(stage.portal.clock.now() + 2 * MINUTE).toISOString());
    expect((await confirm(mailedCode())).statusCode).toBe(400);
  });

  test('gets one code a minute', async () => {
    await give('li@example.gov.cn');
    const again = await give('li@example.gov.cn');
    expect([again.statusCode, again.headers['retry-after']]).toEqual([429, '60']);
    expect(server.received).toHaveLength(1);
  });

  test.each(['', 'li', 'li@', 'a b@example.cn', 'li@example.cn\nBcc: x@y.cn', '李@example.cn', 'a@b@c.cn'])(
    '%j is none',
    async (address) => {
      expect((await give(address)).json()).toMatchObject({ code: 'invalid-request', field: '/address' });
      expect(server.attempts()).toBe(0);
    },
  );

  test('that the mail server refuses is told so', async () => {
    server.behaviour = () => 'refuse';
    expect((await give('li@example.gov.cn')).json().detail).toContain('不收这个地址');
  });
});
