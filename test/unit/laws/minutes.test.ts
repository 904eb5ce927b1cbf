/** However beats, tabs, devices, replays and offline stretches come: nobody's minutes exceed the time that has passed. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueOfflineTickets } from '../../../server/services/issue-offline-tickets.ts';
import { recordBeat } from '../../../server/services/record-beat.ts';
import { takeOfflineStretch } from '../../../server/services/take-offline-stretch.ts';
import { type LawBench, LONG_MS, openBench, RUNS } from './laws.ts';

let bench: LawBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const ITEMS = ['integrity/01-gifts', 'integrity/02-relatives', 'integrity/quiz'];
const START_MS = Date.parse('2026-11-23T09:00:00+08:00');

const beat = fc.record({
  afterMs: fc.integer({ min: 0, max: 100_000 }),
  /** Which of the pages that are open sends it. */
  page: fc.nat(2),
  item: fc.nat(ITEMS.length - 1),
  nonce: fc.constantFrom('last', 'last', 'last', 'none', 'used', 'invented'),
  active: fc.boolean(),
  visible: fc.constantFrom(true, true, true, false),
});
type Beating = typeof beat extends fc.Arbitrary<infer One> ? One : never;

/** @returns how long it took, and the minutes earned */
async function live(
  person: string,
  beats: readonly Beating[],
): Promise<{ passedMs: number; minutes: number[] }> {
  bench.clock.set(START_MS);
  const nonces: (string | undefined)[] = [];
  const used: string[] = [];
  for (const { afterMs, page, item, nonce: how, active, visible } of beats) {
    bench.clock.advance(afterMs);
    const nonce = { last: nonces[page], none: undefined, used: used.at(-2), invented: 'invented' }[how];
    const told = { item: ITEMS[item] ?? '', section: 's1', visible, focused: true, active };
    const answer = await recordBeat(bench.deps, person, {
      ...told,
      ...(nonce === undefined ? {} : { nonce }),
    });
    if (!answer.ok) throw new Error(answer.failure.message);
    nonces[page] = answer.value.nonce;
    used.push(answer.value.nonce);
  }
  const earned = await bench.deps.storage.study.minutes(person, ITEMS);
  return { passedMs: bench.clock.now() - START_MS, minutes: earned.map(({ minute }) => minute) };
}

test(
  'online: no more minutes than wall time, each once, none outside of it',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(beat, { maxLength: 12 }), async (beats) => {
        const { passedMs, minutes } = await live(await bench.somebody(), beats);
        expect(minutes.length * 60_000).toBeLessThanOrEqual(passedMs);
        expect(new Set(minutes).size).toBe(minutes.length);
        for (const minute of minutes) {
          expect((minute + 1) * 60_000).toBeGreaterThan(START_MS);
          expect(minute * 60_000).toBeLessThanOrEqual(START_MS + passedMs);
        }
      }),
      RUNS,
    );
  },
  LONG_MS,
);

const noted = fc.record({
  afterMs: fc.integer({ min: 0, max: 20 * 60_000 }),
  active: fc.boolean(),
  visible: fc.constantFrom(true, true, true, false),
});

test(
  'with offline stretches among them: still no more than wall time, whatever the stretches claim',
  async () => {
    const stretches = fc.array(fc.tuple(fc.nat(1), fc.array(noted, { maxLength: 20 })), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(beat, { maxLength: 4 }),
        stretches,
        fc.integer({ min: 0, max: 15 * 60_000 }),
        async (beats, claims, awayMs) => {
          const person = await bench.somebody();
          bench.clock.set(START_MS);
          const tickets = issueOfflineTickets(bench.deps, person, ITEMS[0] ?? '');
          if (!tickets.ok) throw new Error(tickets.failure.message);
          const { passedMs } = await live(person, beats);
          bench.clock.set(START_MS + passedMs + awayMs);
          for (const [which, claimed] of claims) {
            const ticket = tickets.value.tickets[which];
            if (!ticket) throw new Error('a ticket for each lesson');
            const stretch = claimed.map((one) => ({ ...one, section: 's1', focused: true }));
            await takeOfflineStretch(bench.deps, person, {
              ...{ item: ticket.item, ticket: ticket.signed, beats: stretch, answers: [] },
            });
          }
          const earned = await bench.deps.storage.study.minutes(person, ITEMS);
          expect(earned.length * 60_000).toBeLessThanOrEqual(passedMs + awayMs);
          expect(new Set(earned.map(({ minute }) => minute)).size).toBe(earned.length);
        },
      ),
      RUNS,
    );
  },
  LONG_MS,
);
