/** A target that can take nothing: waits, and what an administrator may do meanwhile. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  hurryForward,
  rekeyForward,
  removeForward,
  setForwardState,
} from '../../../server/services/change-forward.ts';
import { viewForwards } from '../../../server/services/view-forwards.ts';
import {
  answered,
  type ForwardingStage,
  forwardTo,
  openForwarding,
  storeMany,
  taking,
} from '../../support/forwarding.ts';

const MINUTE = 60_000;

let stage: ForwardingStage;
beforeEach(async () => {
  stage = await openForwarding();
});
afterEach(() => stage.close());

describe('a target that cannot take anything', () => {
  test.each([
    ['unreachable', { kind: 'unreachable', detail: 'ECONNREFUSED' }],
    ['timeout', { kind: 'timeout', detail: '' }],
    ['untrusted', { kind: 'untrusted', detail: 'CERT_HAS_EXPIRED' }],
    ['busy', answered(429)],
    ['failing', answered(503, 'maintenance')],
    ['unauthenticated', answered(401)],
    ['forbidden', answered(403)],
    ['moved', answered(302)],
    ['strange', answered(200, '<html>')],
    ['strange', answered(404)],
  ] as const)('%s: nothing is lost, nothing passed over, and it goes on by itself', async (kind, answer) => {
    const ids = await storeMany(stage.portal.deps, 3);
    await forwardTo(stage.portal.deps);
    stage.target.script = () => answer;
    await stage.forwarder.look();
    expect(await stage.view()).toMatchObject({
      sent: 0,
      refusedCount: 0,
      pending: { count: 3 },
      trouble: { kind, isOver: false },
    });
    stage.target.script = taking;
    stage.portal.clock.advance(2_000);
    await stage.forwarder.look();
    expect(stage.target.asked()).toEqual([ids, ids]);
    expect(await stage.view()).toMatchObject({
      sent: 3,
      trouble: { kind, isOver: true },
      nextAttemptAt: null,
    });
  });

  test('is asked less and less often, at last every ten minutes', async () => {
    await storeMany(stage.portal.deps, 1);
    await forwardTo(stage.portal.deps);
    stage.target.script = () => answered(500);
    const waits: number[] = [];
    for (let asked = 1; asked <= 14; asked += 1) {
      await stage.forwarder.look();
      expect(stage.target.requests).toHaveLength(asked);
      const wait = Date.parse((await stage.view()).nextAttemptAt ?? '') - stage.portal.clock.now();
      waits.push(wait);
      stage.portal.clock.advance(wait - 1);
      await stage.forwarder.look();
      expect(stage.target.requests).toHaveLength(asked);
      stage.portal.clock.advance(1);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
    expect(waits[0]).toBeLessThanOrEqual(2_000);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(waits.at(-1)).toBeLessThanOrEqual(10 * MINUTE);
  });

  test('is not asked before the time it named', async () => {
    await storeMany(stage.portal.deps, 1);
    await forwardTo(stage.portal.deps);
    stage.target.script = () => answered(429, '', '120');
    await stage.forwarder.look();
    stage.portal.clock.advance(119_999);
    await stage.forwarder.look();
    expect(stage.target.requests).toHaveLength(1);
    stage.portal.clock.advance(1);
    await stage.forwarder.look();
    expect(stage.target.requests).toHaveLength(2);
  });

  test('may be tried at once by an administrator', async () => {
    await storeMany(stage.portal.deps, 1);
    await forwardTo(stage.portal.deps);
    stage.target.script = () => answered(500);
    await stage.forwarder.look();
    stage.target.script = taking;
    await hurryForward(stage.portal.deps, await stage.change(), false);
    await stage.forwarder.look();
    expect(await stage.view()).toMatchObject({ sent: 1 });
  });

  test('takes statements with a new key at once', async () => {
    await storeMany(stage.portal.deps, 1);
    await forwardTo(stage.portal.deps);
    stage.target.script = (statements, request) =>
      request.headers.Authorization?.endsWith(Buffer.from('new:secret').toString('base64'))
        ? taking(statements, request)
        : answered(401);
    await stage.forwarder.look();
    await rekeyForward(stage.portal.deps, await stage.change(), { key: 'new', secret: 'secret' });
    await stage.forwarder.look();
    expect(await stage.view()).toMatchObject({ sent: 1, trouble: { isOver: true } });
  });

  test('holds up no other target', async () => {
    const ids = await storeMany(stage.portal.deps, 2);
    await forwardTo(stage.portal.deps, { name: '1', address: 'https://down.example/xapi' });
    await forwardTo(stage.portal.deps, { name: '2' });
    stage.target.script = (statements, request) =>
      request.address.includes('down') ? answered(503) : taking(statements, request);
    await stage.forwarder.look();
    expect((await viewForwards(stage.portal.deps)).map(({ sent }) => sent)).toEqual([0, ids.length]);
  });

  test('that echoes what it got does not bring the secret into a listing', async () => {
    await storeMany(stage.portal.deps, 1);
    await forwardTo(stage.portal.deps, { secret: 'very-secret' });
    stage.target.script = (_statements, { headers }) => answered(500, `${headers.Authorization} very-secret`);
    await stage.forwarder.look();
    const listing = JSON.stringify(await viewForwards(stage.portal.deps));
    expect(listing).not.toContain('very-secret');
    expect(listing).not.toContain(Buffer.from('their-key-0123:very-secret').toString('base64'));
  });
});

describe('an administrator’s word', () => {
  test('paused: nothing is sent; resumed: it goes on where it stopped', async () => {
    const first = await storeMany(stage.portal.deps, 2);
    await forwardTo(stage.portal.deps);
    await stage.forwarder.look();
    await setForwardState(stage.portal.deps, await stage.change(), 'paused');
    const second = await storeMany(stage.portal.deps, 2);
    await stage.forwarder.look();
    expect(stage.target.asked()).toEqual([first]);
    await setForwardState(stage.portal.deps, await stage.change(), 'running');
    await stage.forwarder.look();
    expect(stage.target.asked()).toEqual([first, second]);
  });

  test('counts between two requests of a batch as well', async () => {
    const ids = await storeMany(stage.portal.deps, 4);
    await forwardTo(stage.portal.deps);
    stage.target.script = async () => {
      await setForwardState(stage.portal.deps, await stage.change(), 'paused');
      return answered(400);
    };
    await stage.forwarder.look();
    expect(stage.target.asked()).toEqual([ids]);
    expect(await stage.view()).toMatchObject({ refusedCount: 0, pending: { count: 4 } });
  });

  test('removed while a request is under way: nothing more is sent, and nothing fails', async () => {
    await storeMany(stage.portal.deps, 150);
    await forwardTo(stage.portal.deps);
    stage.target.script = async (statements, request) => {
      await removeForward(stage.portal.deps, await stage.change());
      return taking(statements, request);
    };
    await stage.forwarder.look();
    expect(stage.target.requests).toHaveLength(1);
    expect(await viewForwards(stage.portal.deps)).toEqual([]);
  });

  test('a secret that cannot be opened here is said, and nothing is sent', async () => {
    await storeMany(stage.portal.deps, 1);
    const { id } = await forwardTo(stage.portal.deps);
    await stage.portal.deps.storage.forwards.setCredentials(id, 'k', 'sealed elsewhere');
    await stage.forwarder.look();
    expect(stage.target.requests).toEqual([]);
    expect((await stage.view()).trouble).toMatchObject({ kind: 'secret-lost' });
  });
});
