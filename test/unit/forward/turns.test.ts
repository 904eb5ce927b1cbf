/** Whose turn it is to send: one request at a time, one process at a time, and a clean stop. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startForwarding } from '../../../server/services/run-forwarding.ts';
import {
  aForwarder,
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

describe('turns', () => {
  /** A target that answers when the test says so. */
  function holding() {
    const answers: (() => void)[] = [];
    stage.target.script = (statements, request) =>
      new Promise((resolve) => {
        answers.push(() => resolve(taking(statements, request)));
      });
    return { answers, asked: () => vi.waitUntil(() => answers.length > 0) };
  }

  test('one request at a time, however often it is looked', async () => {
    await storeMany(stage.portal.deps, 2);
    await forwardTo(stage.portal.deps);
    const { answers, asked } = holding();
    const looks = [stage.forwarder.look(), stage.forwarder.look()];
    await asked();
    looks.push(stage.forwarder.look());
    answers.shift()?.();
    await Promise.all(looks);
    expect(stage.target.requests).toHaveLength(1);
  });

  test('stopping waits for the request under way, keeps what became of it, and asks nothing more', async () => {
    const ids = await storeMany(stage.portal.deps, 150);
    await forwardTo(stage.portal.deps);
    const { answers, asked } = holding();
    const look = stage.forwarder.look();
    await asked();
    let isStopped = false;
    const stopping = stage.forwarder.stop().then(() => {
      isStopped = true;
    });
    await stage.portal.deps.storage.roster.isEmpty();
    expect(isStopped).toBe(false);
    answers.shift()?.();
    await Promise.all([look, stopping]);
    expect(stage.target.asked()).toEqual([ids.slice(0, 100)]);
    expect(await stage.view()).toMatchObject({ sent: 100, pending: { count: 50 } });
    await stage.forwarder.look();
    expect(stage.target.requests).toHaveLength(1);
  });

  test('of two processes on one database only one sends', async () => {
    const ids = await storeMany(stage.portal.deps, 3);
    await forwardTo(stage.portal.deps);
    const other = aForwarder(stage.portal.deps, stage.target.post);
    await Promise.all([stage.forwarder.look(), other.look()]);
    expect(stage.target.asked()).toEqual([ids]);
    await storeMany(stage.portal.deps, 1);
    await other.look();
    expect(stage.target.requests).toHaveLength(1);
    await stage.forwarder.look();
    expect(stage.target.requests).toHaveLength(2);
    await other.stop();
  });

  test('the other takes over when the first has stopped', async () => {
    await forwardTo(stage.portal.deps);
    await storeMany(stage.portal.deps, 1);
    await stage.forwarder.look();
    const other = aForwarder(stage.portal.deps, stage.target.post);
    await stage.forwarder.stop();
    const later = await storeMany(stage.portal.deps, 1);
    await other.look();
    expect(stage.target.asked().at(-1)).toEqual(later);
    await other.stop();
  });

  test('the other takes over from one that died, and the dead one’s late word changes nothing', async () => {
    const ids = await storeMany(stage.portal.deps, 3);
    await forwardTo(stage.portal.deps);
    const { answers, asked } = holding();
    const look = stage.forwarder.look();
    await asked();
    const other = aForwarder(stage.portal.deps, stage.target.post);
    stage.portal.clock.advance(2 * MINUTE);
    stage.target.script = taking;
    await other.look();
    expect(await stage.view()).toMatchObject({ sent: 3 });
    answers.shift()?.();
    await look;
    expect(stage.target.asked()).toEqual([ids, ids]);
    expect(await stage.view()).toMatchObject({ sent: 3 });
    await other.stop();
  });

  test('a long run keeps its lease', async () => {
    await storeMany(stage.portal.deps, 500);
    await forwardTo(stage.portal.deps);
    const other = aForwarder(stage.portal.deps, stage.target.post);
    stage.target.script = async (statements, request) => {
      stage.portal.clock.advance(29_000);
      await other.look();
      return taking(statements, request);
    };
    await stage.forwarder.look();
    expect(stage.target.asked().map((batch) => batch.length)).toEqual([100, 100, 100, 100, 100]);
    await other.stop();
  });
});

test('an error of ours is reported, waited upon, and ends nothing', async () => {
  await storeMany(stage.portal.deps, 1);
  await forwardTo(stage.portal.deps);
  stage.target.script = () => {
    throw new Error('a defect');
  };
  await stage.forwarder.look();
  expect(stage.portal.defects.splice(0).map(({ message }) => message)).toEqual(['a defect']);
  expect((await stage.view()).trouble).toMatchObject({ kind: 'defect', detail: 'a defect' });
  stage.target.script = taking;
  await stage.forwarder.look();
  expect(stage.target.requests).toHaveLength(1);
  stage.portal.clock.advance(2_000);
  await stage.forwarder.look();
  expect(await stage.view()).toMatchObject({ sent: 1 });
});

test('the timer is what looks, and it ends when the forwarder stops', async () => {
  const ids = await storeMany(stage.portal.deps, 1);
  await forwardTo(stage.portal.deps);
  let tick: () => void = () => undefined;
  let isOver = false;
  const timed = startForwarding({ ...stage.portal.deps, post: stage.target.post }, (everyMs, work) => {
    expect(everyMs).toBe(1_000);
    tick = work;
    return () => {
      isOver = true;
    };
  });
  tick();
  await vi.waitUntil(() => stage.target.requests.length > 0);
  await timed.stop();
  expect(stage.target.asked()).toEqual([ids]);
  expect(isOver).toBe(true);
});
