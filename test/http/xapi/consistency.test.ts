/** xAPI 1.0.3 Communication 2.1.3, X-Experience-API-Consistent-Through: what a client may rely on having seen. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, test, vi } from 'vitest';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import { type TestClock, testClock } from '../../support/test-clock.ts';
import { UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, idsIn, STATEMENTS, withId } from './lrs.ts';
import { openRecord } from './record.ts';

const throughOf = ({ headers }: LightMyRequestResponse) =>
  Date.parse(String(headers['x-experience-api-consistent-through']));

describe('2.1.3: Consistent-Through', () => {
  const lrs = freshLrs();

  test('stands on every answer of /statements, refusals included', async () => {
    const { nobody, learner, keyWith } = lrs.record;
    const answers = [
      await lrs.get(),
      await lrs.get({ statementId: UUID }),
      await lrs.get({ colour: 'red' }),
      await lrs.get({}, { 'x-experience-api-version': undefined }),
      await lrs.system.ask('HEAD', STATEMENTS),
      await lrs.system.ask('DELETE', STATEMENTS),
      await lrs.post(withId()),
      await lrs.post('no JSON'),
      await lrs.post(`[${' '.repeat(17 * 1024 * 1024)}]`),
      await lrs.put(withId()),
      await lrs.second.ask('GET', STATEMENTS),
      await nobody.ask('GET', STATEMENTS),
      await (await keyWith('state')).ask('GET', STATEMENTS),
      await learner.ask('POST', STATEMENTS, { body: withId(), headers: { origin: 'https://example.com' } }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([
      200, 404, 400, 400, 200, 405, 200, 400, 413, 204, 200, 401, 403, 403,
    ]);
    for (const answer of answers) expect(throughOf(answer)).toBe(lrs.record.clock.now());
  });

  test('is a time in UTC, as every timestamp of an LRS', async () => {
    const { headers } = await lrs.get();
    expect(headers['x-experience-api-consistent-through']).toBe('2026-11-23T01:00:00.000Z');
  });

  test('2.1.2: what is left when the known part of a batch is set aside is stored at its own time', async () => {
    const { clock, deps } = lrs.record;
    const [known, late, between] = [withId(), withId(), withId()];
    await lrs.post(known);
    const { append } = deps.storage.statements;
    // While the store tells which statement of the batch it knows, another client's statement is stored.
    vi.spyOn(deps.storage.statements, 'append').mockImplementationOnce(async (rows) => {
      const outcome = await append(rows);
      clock.advance(1000);
      await lrs.post(between);
      clock.advance(1000);
      return outcome;
    });
    expect((await lrs.post([known, late])).statusCode).toBe(200);
    const stored = async ({ id }: { readonly id: string }) => Date.parse((await lrs.find(id)).stored ?? '');
    expect(await stored(late)).toBeGreaterThan(await stored(between));
    const since = new Date(await stored(between)).toISOString();
    expect(await lrs.idsOf({ since })).toEqual([late.id]);
  });
});

test('2.1.3: Consistent-Through never passes a statement that cannot be read yet', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-consistency-')), 'mingde.db');
  const record = await openRecord({ file, clock: runningClock() });
  const system = await record.keyWith('all');
  const write = () => system.ask('POST', STATEMENTS, { body: withId() });
  const read = () => system.ask('GET', STATEMENTS);
  const answers: LightMyRequestResponse[] = [];
  for (let round = 0; round < 20; round += 1) {
    let isWritten = false;
    const writing = Promise.all([write(), write(), write()]).finally(() => {
      isWritten = true;
    });
    while (!isWritten) {
      answers.push(await read());
      // Requests that are injected leave the writing thread no turn to answer.
      await turnOfTheLoop();
    }
    await writing;
  }
  const all = (await read()).json().statements as readonly Statement[];
  expect(all).toHaveLength(60);
  for (const answer of answers) {
    const promised = all.filter(({ stored }) => Date.parse(stored ?? '') < throughOf(answer));
    expect(idsIn(answer)).toEqual(expect.arrayContaining(promised.map(({ id }) => id)));
  }
  await record.close();
});

/** Every look at it is a millisecond later, so that no two things happen at the same time. */
function runningClock(): TestClock {
  const clock = testClock();
  return {
    ...clock,
    now: () => {
      clock.advance(1);
      return clock.now();
    },
  };
}
