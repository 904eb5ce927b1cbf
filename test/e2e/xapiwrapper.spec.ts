/** ADL's browser wrapper, xapiwrapper 1.11.0, which speaks 1.0.1: on the portal's own origin and on another one. */
import { expect, type Page, test } from '@playwright/test';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import { aSigner, jwsOf, sha256Of } from '../support/signing.ts';
import { ACTIVITY, AGENT, aStatement } from '../unit/xapi/a-statement.ts';
import { openWrapper, openWrapperSite, tell, tellAttached, type WrapperSite } from './support/wrapper.ts';

let site: WrapperSite;
test.beforeEach(async () => {
  site = await openWrapperSite();
});
test.afterEach(async () => {
  expect(site.portal.defects).toEqual([]);
  await site.close();
});

const withId = (overrides: object = {}) => ({ id: crypto.randomUUID(), ...aStatement(overrides) });

async function find(page: Page, parameters: object, more: string | null = null) {
  const { status, text } = await tell(page, 'getStatements', parameters, more);
  expect(status).toBe(200);
  return JSON.parse(text) as { readonly statements: readonly Statement[]; readonly more: string };
}

const idsOf = async (page: Page, parameters: object) =>
  (await find(page, { ascending: true, ...parameters })).statements.map(({ id }) => id);

for (const where of ['ownPage', 'allowedPage'] as const) {
  test.describe(
    where === 'ownPage' ? 'on the portal’s origin' : 'on an origin that CORS_ORIGINS names',
    () => {
      test.beforeEach(({ page }) => openWrapper(page, site[where], site));

      test('statements are stored, found by id and filters, paged and voided', async ({ page }) => {
        const verb = { id: 'https://a.cn/verbs/练习' };
        const one = withId({ verb });
        expect((await tell(page, 'sendStatement', one)).status).toBe(200);
        site.portal.clock.advance(1000);
        const many = [withId({ verb, object: { id: 'https://a.cn/x' } }), withId({ verb }), withId()];
        expect((await tell(page, 'sendStatements', many)).status).toBe(200);
        const single = await tell(page, 'getStatements', { statementId: one.id }, null);
        expect(JSON.parse(single.text)).toMatchObject({ ...one, version: '1.0.0' });
        const ids = many.map(({ id }) => id);
        expect(await idsOf(page, { verb: verb.id })).toEqual([one.id, ids[0], ids[1]]);
        expect(await idsOf(page, { activity: 'https://a.cn/x' })).toEqual([ids[0]]);
        expect(await idsOf(page, { agent: JSON.stringify(AGENT), related_agents: true })).toEqual([
          one.id,
          ...ids,
        ]);
        expect(await idsOf(page, { since: '2026-11-23T09:00:00+08:00' })).toEqual(ids);
        const first = await find(page, { verb: verb.id, limit: 2, ascending: true });
        const last = await find(page, {}, first.more);
        expect([last.statements.map(({ id }) => id), last.more]).toEqual([[ids[1]], '']);
        const object = { objectType: 'StatementRef', id: one.id };
        const voided = { id: 'http://adlnet.gov/expapi/verbs/voided' };
        expect((await tell(page, 'sendStatement', withId({ verb: voided, object }))).status).toBe(200);
        expect((await tell(page, 'getStatements', { statementId: one.id }, null)).status).toBe(404);
        expect((await tell(page, 'getStatements', { voidedStatementId: one.id }, null)).status).toBe(200);
      });

      test('a refusal comes with its sentence', async ({ page }) => {
        const { status, text } = await tell(page, 'sendStatement', withId({ verb: { id: 'no IRI' } }));
        expect([status, JSON.parse(text).error]).toEqual([400, expect.stringContaining('verb.id must be')]);
      });

      const kinds: readonly (readonly [
        kind: string,
        noun: string,
        folder: readonly unknown[],
        between: readonly null[],
      ])[] = [
        ['state', 'State', [ACTIVITY.id, AGENT], [null]],
        ['activity profile', 'ActivityProfile', [ACTIVITY.id], []],
        ['agent profile', 'AgentProfile', [AGENT], []],
      ];
      for (const [kind, noun, folder, registration] of kinds) {
        test(`${kind}: set, read, changed under its ETag, deleted`, async ({ page }) => {
          const at = [...folder, 'place', ...registration];
          const send = (value: unknown, match: string | null, none: string | null = null) =>
            tell(page, `send${noun}`, ...at, value, match, none);
          const read = (id: string | null = 'place') =>
            tell(page, `get${noun}`, ...folder, id, ...registration, null);
          const hashOf = (text: string) =>
            page.evaluate((tohash) => window.ADL.XAPIWrapper.hash(tohash), text);
          expect((await read()).status).toBe(404);
          expect((await send({ block: 'p1' }, null, '*')).status).toBe(204);
          const first = await read();
          const hash = await hashOf(first.text);
          expect([first.text, first.etag]).toEqual(['{"block":"p1"}', `"${hash}"`]);
          expect((await send({ block: 'p2', more: 1 }, hash)).status).toBe(204);
          expect((await send({ block: 'p3' }, hash)).status).toBe(412);
          expect(JSON.parse((await read()).text)).toEqual({ block: 'p2', more: 1 });
          expect((await send('any text', await hashOf('{"block":"p2","more":1}'))).status).toBe(204);
          expect((await read()).text).toBe('any text');
          expect(JSON.parse((await read(null)).text)).toEqual(['place']);
          expect((await tell(page, `delete${noun}`, ...at, null, null)).status).toBe(204);
          expect((await read()).status).toBe(404);
        });
      }

      test('attachments are sent, several and of any bytes, and read back', async ({ page }) => {
        const about = { usageType: 'https://a.cn/usage', display: { 'zh-CN': '附件' } };
        const [text, bytes] = ['第一份', [0, 255, 254, 13, 10, 45, 45, 0]];
        const statement = withId();
        const attachments = [
          { type: { ...about, contentType: 'text/plain' }, value: text },
          { type: { ...about, contentType: 'application/octet-stream' }, value: bytes },
          { type: { ...about, contentType: 'text/plain' }, value: 'the third' },
        ];
        expect(await tellAttached(page, statement, attachments)).toBe(200);
        const found = await tell(
          page,
          'getStatements',
          { statementId: statement.id, attachments: true },
          null,
        );
        expect([found.status, found.text]).toEqual([200, expect.stringContaining(text)]);
        expect(found.text).toContain('the third');
        const kept = await site.portal.deps.storage.statements.attachment(sha256Of(Uint8Array.from(bytes)));
        expect([...(kept ?? [])]).toEqual(bytes);
      });

      test('a signed statement is kept, and one with another’s signature is not', async ({ page }) => {
        const [statement, other] = [withId(), withId()];
        const jws = jwsOf(statement, aSigner());
        const signature = { type: 'signature', value: jws } as const;
        expect(await tellAttached(page, statement, [signature])).toBe(200);
        expect(await tellAttached(page, other, [signature])).toBe(400);
        const found = await tell(
          page,
          'getStatements',
          { statementId: statement.id, attachments: true },
          null,
        );
        expect(found.text).toContain(jws);
      });

      test('activities and agents are told as they are known', async ({ page }) => {
        const definition = { name: { 'zh-CN': '已知' } };
        const actor = { ...AGENT, name: '王晓文' };
        await tell(page, 'sendStatement', withId({ actor, object: { ...ACTIVITY, definition } }));
        const known = await tell(page, 'getActivities', ACTIVITY.id);
        expect(JSON.parse(known.text)).toEqual({ objectType: 'Activity', ...ACTIVITY, definition });
        const person = await tell(page, 'getAgents', AGENT);
        expect(JSON.parse(person.text)).toMatchObject({ objectType: 'Person', name: ['王晓文'] });
      });
    },
  );
}

test('a page of an origin that CORS_ORIGINS does not name stores nothing and reads nothing', async ({
  page,
}) => {
  await openWrapper(page, site.strangePage, site);
  expect((await tell(page, 'sendStatement', withId())).status).toBe(0);
  expect((await tell(page, 'getStatements', {}, null)).status).toBe(0);
  await openWrapper(page, site.ownPage, site);
  expect((await find(page, {})).statements).toEqual([]);
});
