/** What the forwarder sends, with a target that takes everything: order, exact texts, attachments, filters. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordServerStatement } from '../../../server/services/record-server-statement.ts';
import { storeStatements } from '../../../server/services/store-statements.ts';
import {
  type ForwardingStage,
  forwardTo,
  openForwarding,
  SYSTEM,
  store,
  storeMany,
} from '../../support/forwarding.ts';
import { anAttachment } from '../xapi/a-statement.ts';

const VOIDED = { id: 'http://adlnet.gov/expapi/verbs/voided' };

let stage: ForwardingStage;
beforeEach(async () => {
  stage = await openForwarding();
});
afterEach(() => stage.close());

describe('sending', () => {
  test('is in order, a hundred at a time at most, each once', async () => {
    const ids = await storeMany(stage.portal.deps, 250);
    await forwardTo(stage.portal.deps);
    await stage.forwarder.look();
    expect(stage.target.asked().map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(stage.sentIds()).toEqual(ids);
    await stage.forwarder.look();
    expect(stage.target.requests).toHaveLength(3);
    expect(await stage.view()).toMatchObject({ sent: 250, pending: { count: 0, precision: 'exact' } });
  });

  test('carries the exact kept text, the credentials and the version', async () => {
    const text =
      '{ "actor" : {"mbox":"mailto:a@a.cn"}, "verb":{"id":"https://a.cn/v"},"object":{"id":"https://a.cn/x"}, "result":{"score":{"raw":1.50}} }';
    const stored = await storeStatements(stage.portal.deps, SYSTEM, { text, version: '1.0.3' });
    const [id = ''] = stored.ok ? stored.value : [];
    await forwardTo(stage.portal.deps, { version: '2.0.0', key: 'k', secret: 's: 王' });
    await stage.forwarder.look();
    const [request] = stage.target.requests;
    expect(request?.address).toBe('https://lrs.example/xapi/statements');
    expect(request?.headers).toMatchObject({
      Authorization: `Basic ${Buffer.from('k:s: 王').toString('base64')}`,
      'X-Experience-API-Version': '2.0.0',
      'Content-Type': 'application/json',
    });
    const kept = await stage.portal.deps.storage.statements.find(id);
    expect(Buffer.from(request?.body ?? []).toString()).toBe(`[${kept?.json}]`);
    expect(kept?.json).toContain('1.50');
  });

  test('goes on with what is stored later', async () => {
    await forwardTo(stage.portal.deps);
    const first = await storeMany(stage.portal.deps, 2);
    await stage.forwarder.look();
    const second = await storeMany(stage.portal.deps, 1);
    await stage.forwarder.look();
    expect(stage.target.asked()).toEqual([first, second]);
  });

  test('may begin with what is stored from now on', async () => {
    await storeMany(stage.portal.deps, 3);
    await forwardTo(stage.portal.deps, { from: 'now' });
    const later = await storeMany(stage.portal.deps, 1);
    await stage.forwarder.look();
    expect(stage.sentIds()).toEqual(later);
  });

  test('brings the data of attachments along, once for each hash', async () => {
    const data = Buffer.from([0, 255, 13, 10, 45, 45]);
    const sha2 = createHash('sha256').update(data).digest('hex');
    const { fileUrl: _, ...attachment } = anAttachment({ sha2, length: data.length }) as { fileUrl: string };
    const statements = [{ attachments: [attachment] }, {}, { attachments: [attachment] }].map((more) => ({
      actor: { mbox: 'mailto:a@a.cn' },
      verb: { id: 'https://a.cn/v' },
      object: { id: 'https://a.cn/x' },
      ...more,
    }));
    await storeStatements(stage.portal.deps, SYSTEM, {
      text: JSON.stringify(statements),
      version: '1.0.3',
      parts: [{ sha2, data }],
    });
    await forwardTo(stage.portal.deps);
    await stage.forwarder.look();
    const [request] = stage.target.requests;
    expect(request?.headers['Content-Type']).toMatch(/^multipart\/mixed; boundary=/);
    const body = Buffer.from(request?.body ?? []);
    expect(body.toString('latin1').split(`X-Experience-API-Hash: ${sha2}\r\n\r\n`)).toHaveLength(2);
    expect(body.includes(data)).toBe(true);
    expect(await stage.view()).toMatchObject({ sent: 3 });
  });

  test('cuts a batch where attachments make it large', async () => {
    const heavy = anAttachment({ length: 3 * 1024 * 1024 });
    await store(stage.portal.deps, [{ attachments: [heavy] }, { attachments: [heavy] }, {}]);
    await forwardTo(stage.portal.deps);
    await stage.forwarder.look();
    expect(stage.target.asked().map((batch) => batch.length)).toEqual([1, 2]);
  });

  test('voided statements go too, and what voids them after them', async () => {
    const [id] = await storeMany(stage.portal.deps, 1);
    const [voiding] = await store(stage.portal.deps, [
      { verb: VOIDED, object: { objectType: 'StatementRef', id } },
    ]);
    await forwardTo(stage.portal.deps);
    await stage.forwarder.look();
    expect(stage.sentIds()).toEqual([id, voiding]);
  });
});

describe('a filter', () => {
  test('lets through what it means, and the cursor passes the rest', async () => {
    const [, meant] = await store(stage.portal.deps, [{}, { verb: { id: 'https://a.cn/passed' } }, {}]);
    await forwardTo(stage.portal.deps, {
      filter: { verbs: ['https://a.cn/passed'], activity: null, authority: 'all' },
    });
    expect((await stage.view()).pending).toEqual({ count: 1, precision: 'exact' });
    await stage.forwarder.look();
    expect(stage.sentIds()).toEqual([meant]);
    expect(await stage.view()).toMatchObject({ sent: 1, pending: { count: 0 } });
  });

  test('that means nothing asks nothing, over many statements', async () => {
    await storeMany(stage.portal.deps, 1_250);
    await forwardTo(stage.portal.deps, {
      filter: { verbs: ['https://a.cn/none'], activity: null, authority: 'all' },
    });
    expect((await stage.view()).pending).toEqual({ count: 1_250, precision: 'atMost' });
    await stage.forwarder.look();
    expect(stage.target.requests).toEqual([]);
    expect((await stage.view()).pending).toEqual({ count: 0, precision: 'exact' });
  });

  test('of the server alone leaves out what learners and systems say', async () => {
    await storeMany(stage.portal.deps, 1);
    const own = await recordServerStatement(stage.portal.deps, {
      personId: 'p1',
      verb: 'passed',
      activity: 'https://a.cn/quiz',
      name: '测验',
      result: { success: true },
    });
    await forwardTo(stage.portal.deps, { filter: { verbs: [], activity: null, authority: 'server' } });
    await stage.forwarder.look();
    expect(stage.sentIds()).toEqual([own]);
  });

  test('takes a voiding statement along with what it voids, and with what is not known here', async () => {
    const [meant, other] = await store(stage.portal.deps, [{ verb: { id: 'https://a.cn/passed' } }, {}]);
    const voiding = (id: string | undefined) => ({
      verb: VOIDED,
      object: { objectType: 'StatementRef', id },
    });
    const voidings = await store(stage.portal.deps, [
      voiding(meant),
      voiding(other),
      voiding('11111111-1111-4111-8111-111111111111'),
    ]);
    await forwardTo(stage.portal.deps, {
      filter: { verbs: ['https://a.cn/passed'], activity: null, authority: 'all' },
    });
    await stage.forwarder.look();
    expect(stage.sentIds()).toEqual([meant, voidings[0], voidings[2]]);
  });
});
