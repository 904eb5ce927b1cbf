/** Statements a target refuses: found, recorded, passed over, and sent again when somebody wants it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hurryForward } from '../../../server/services/change-forward.ts';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import {
  answered,
  type ForwardingStage,
  forwardTo,
  openForwarding,
  refusing,
  store,
  storeMany,
  taking,
} from '../../support/forwarding.ts';

const VOIDED = { id: 'http://adlnet.gov/expapi/verbs/voided' };

let stage: ForwardingStage;
beforeEach(async () => {
  stage = await openForwarding();
});
afterEach(() => stage.close());

describe('a refused statement', () => {
  test.each([0, 1, 49, 50, 98, 99])(
    'at place %i of a batch is found, recorded and passed over',
    async (at) => {
      const ids = await storeMany(stage.portal.deps, 130);
      await forwardTo(stage.portal.deps);
      stage.target.script = refusing([ids[at]], 409);
      await stage.forwarder.look();
      const taken = stage.target.asked().filter((batch) => !batch.includes(ids[at] ?? ''));
      expect(taken.flat()).toEqual(ids.filter((id) => id !== ids[at]));
      expect(stage.target.requests.length).toBeLessThanOrEqual(18);
      expect(await stage.view()).toMatchObject({
        sent: 129,
        refusedCount: 1,
        refused: [{ statement: ids[at], status: 409, reason: 'no' }],
        pending: { count: 0 },
      });
    },
  );

  test('one of several costs the others nothing, not even their order', async () => {
    const ids = await storeMany(stage.portal.deps, 100);
    const bad = [ids[3], ids[4], ids[60]];
    await forwardTo(stage.portal.deps);
    stage.target.script = refusing(bad);
    await stage.forwarder.look();
    const taken = stage.target.asked().filter((batch) => !batch.some((id) => bad.includes(id)));
    expect(taken.flat()).toEqual(ids.filter((id) => !bad.includes(id)));
    expect((await stage.view()).refused.map(({ statement }) => statement)).toEqual([ids[60], ids[4], ids[3]]);
  });

  test('stands in the audit log', async () => {
    const record = vi.spyOn(stage.portal.deps.storage.audit, 'record');
    const ids = await storeMany(stage.portal.deps, 2);
    await forwardTo(stage.portal.deps);
    stage.target.script = refusing([ids[1]]);
    await stage.forwarder.look();
    expect(record).toHaveBeenLastCalledWith({
      atMs: stage.portal.clock.now(),
      who: 'system',
      action: 'forward-refused',
      detail: { forward: '省局', statement: ids[1], status: 400 },
    });
  });

  test('is what a key without that right may not void; the rest goes on', async () => {
    const [id] = await storeMany(stage.portal.deps, 1);
    const [voiding] = await store(stage.portal.deps, [
      { verb: VOIDED, object: { objectType: 'StatementRef', id } },
    ]);
    const [after] = await storeMany(stage.portal.deps, 1);
    await forwardTo(stage.portal.deps);
    stage.target.script = refusing([voiding], 403);
    await stage.forwarder.look();
    expect(await stage.view()).toMatchObject({ sent: 2, refused: [{ statement: voiding, status: 403 }] });
    expect(stage.sentIds().at(-1)).toBe(after);
  });

  test('a batch too large is halved until it fits', async () => {
    const ids = await storeMany(stage.portal.deps, 100);
    await forwardTo(stage.portal.deps);
    stage.target.script = (statements, request) =>
      statements.length > 30 ? answered(413) : taking(statements, request);
    await stage.forwarder.look();
    expect(await stage.view()).toMatchObject({ sent: 100, refusedCount: 0 });
    expect(
      stage.target
        .asked()
        .filter((batch) => batch.length <= 30)
        .flat(),
    ).toEqual(ids);
  });

  test('is sent again when an administrator wants it, before anything else', async () => {
    const ids = await storeMany(stage.portal.deps, 3);
    await forwardTo(stage.portal.deps);
    stage.target.script = refusing([ids[0], ids[2]]);
    await stage.forwarder.look();
    const [later] = await storeMany(stage.portal.deps, 1);
    stage.target.script = refusing([ids[2]]);
    await hurryForward(stage.portal.deps, await stage.change(), true);
    const before = stage.target.requests.length;
    await stage.forwarder.look();
    expect(stage.target.asked().slice(before)).toEqual([[ids[0], ids[2]], [ids[0]], [ids[2]], [later]]);
    expect(await stage.view()).toMatchObject({ sent: 3, refused: [{ statement: ids[2] }] });
    await stage.forwarder.look();
    expect(stage.target.requests).toHaveLength(before + 4);
  });
});

test('statements are taken as they are, whatever version they say they are of', async () => {
  const [id] = await store(stage.portal.deps, [{ version: '2.0.0' }], '2.0.0');
  await forwardTo(stage.portal.deps, { version: '1.0.3' });
  stage.target.script = (statements: readonly Statement[], request) =>
    statements.some(({ version }) => version === '2.0.0')
      ? answered(400, '"version" is not supported')
      : taking(statements, request);
  await stage.forwarder.look();
  expect((await stage.view()).refused).toMatchObject([
    { statement: id, reason: '"version" is not supported' },
  ]);
});
