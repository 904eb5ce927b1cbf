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

/** Three pages of one person. */
class Pages {
  readonly #person: string;
  readonly #nonces: (string | undefined)[] = [];
  readonly #used: string[] = [];

  constructor(person: string) {
    this.#person = person;
  }

  async beat({ afterMs, page, item, nonce: how, active, visible }: Beating): Promise<void> {
    bench.clock.advance(afterMs);
    const nonces = {
      last: this.#nonces[page],
      none: undefined,
      used: this.#used.at(-2),
      invented: 'invented',
    };
    const nonce = nonces[how];
    const told = { item: ITEMS[item] ?? '', section: 's1', visible, focused: true, active };
    const link = nonce === undefined ? {} : { nonce };
    const answer = await recordBeat(bench.deps, this.#person, { ...told, ...link });
    if (!answer.ok) throw new Error(answer.failure.message);
    this.#nonces[page] = answer.value.nonce;
    this.#used.push(answer.value.nonce);
  }
}

test(
  'online: no more minutes than wall time, each once, none outside of it',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(beat, { maxLength: 12 }), async (beats) => {
        const person = await bench.somebody();
        bench.clock.set(START_MS);
        const pages = new Pages(person);
        for (const one of beats) await pages.beat(one);
        const passedMs = bench.clock.now() - START_MS;
        const earned = await bench.deps.storage.study.minutes(person, ITEMS);
        const minutes = earned.map(({ minute }) => minute);
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
  afterMs: fc.integer({ min: 0, max: 6 * 60_000 }),
  active: fc.boolean(),
  visible: fc.constantFrom(true, true, true, false),
});
/** What was noted offline, for one of the two lessons, sent at any time between the beats. */
const stretch = fc.record({ ticket: fc.nat(1), claimed: fc.array(noted, { maxLength: 12 }) });
const happening = fc.oneof({ weight: 3, arbitrary: beat }, { weight: 1, arbitrary: stretch });

test(
  'with offline stretches anywhere among the beats: still no more than wall time, whatever they claim',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 10 }), async (happenings) => {
        const person = await bench.somebody();
        bench.clock.set(START_MS);
        const offline = await takeTickets(person);
        const page = new Pages(person);
        for (const one of happenings) {
          if ('claimed' in one) await offline.send(one.ticket, one.claimed);
          else await page.beat(one);
        }
        const earned = await bench.deps.storage.study.minutes(person, ITEMS);
        expect(earned.length * 60_000).toBeLessThanOrEqual(bench.clock.now() - START_MS);
        expect(new Set(earned.map(({ minute }) => minute)).size).toBe(earned.length);
      }),
      RUNS,
    );
  },
  LONG_MS,
);

/** Tickets of both lessons, several of each, as somebody would hoard them. */
async function takeTickets(person: string) {
  const hoard = await Promise.all(
    [1, 2, 3].map(() => issueOfflineTickets(bench.deps, person, ITEMS[0] ?? '')),
  );
  let used = 0;
  return {
    send: async (lesson: number, claimed: readonly object[]) => {
      const taken = hoard[used % hoard.length];
      used += 1;
      if (!taken?.ok) throw new Error('tickets are there for lessons');
      const ticket = taken.value.tickets[lesson];
      if (!ticket) throw new Error('a ticket for each lesson');
      const beats = claimed.map((one) => ({ ...one, section: 's1', focused: true })) as never;
      const { item, signed } = ticket;
      await takeOfflineStretch(bench.deps, person, { item, ticket: signed, beats, answers: [] });
    },
  };
}
