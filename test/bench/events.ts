/**
 * Approving an event of 500 people, and of 50, in a portal of 5,000: how long it takes, and how long a request for a
 * page's data had to wait meanwhile, beside the same request on an idle portal.
 * Run: `node test/bench/events.ts`, with another number of people behind it if wanted.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM_OFFICER } from '../../server/services/admit-events.ts';
import { enterMarks, planEvent, takeEventStep } from '../../server/services/change-event.ts';
import { approveEvent } from '../../server/services/post-event.ts';
import type { Result } from '../../src/domain/base/result.ts';
import { aMark, aPlan } from '../support/builders.ts';
import { openTestPortal } from '../support/test-portal.ts';

const MOST = Number(process.argv[2] ?? 500);
const ROSTER = 5_000;

const directory = mkdtempSync(join(tmpdir(), 'mingde-events-bench-'));
const portal = await openTestPortal({ file: join(directory, 'bench.db') });
const { deps } = portal;
const learner = await portal.addPerson();
const cookie = await portal.signIn(learner);

await deps.storage.roster.add({
  units: [],
  people: Array.from({ length: ROSTER }, (_, at) => ({
    ...{ id: `bench-${at}`, staffNumber: String(700_000_000 + at), name: '王晓文', unitId: learner.unitId },
    ...{ tier: 'window' as const, trainingKind: 'inService' as const, isSample: false },
  })),
  grants: [],
  fromDay: '2026-01-01',
});

function sure<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

async function submitted(people: number, title: string) {
  const officer = { ...SYSTEM_OFFICER, who: learner.id };
  const plan = aPlan({ title });
  const planned = sure(await planEvent(deps, officer, { unitId: learner.unitId, plan }));
  const marks = Array.from({ length: people }, (_, at) =>
    aMark({ personId: `bench-${at}`, kind: 'whole', means: 'sheet', enteredBy: learner.id }),
  );
  const { id } = planned;
  const held = sure(await takeEventStep(deps, officer, id, { version: planned.version, step: 'hold' }));
  const entered = sure(await enterMarks(deps, officer, { id, version: held.version, marks }));
  return sure(await takeEventStep(deps, officer, id, { version: entered.version, step: 'submit' }));
}

async function askedMs(): Promise<number> {
  const begun = performance.now();
  await portal.app.inject({ method: 'GET', url: '/api/me/hours?year=2026', headers: { cookie } });
  return performance.now() - begun;
}

const idle: number[] = [];
for (let at = 0; at < 50; at += 1) idle.push(await askedMs());
idle.sort((left, right) => left - right);
console.log(`idle: median ${idle[25]?.toFixed(1)} ms, longest ${idle.at(-1)?.toFixed(1)} ms`);

for (const people of [MOST / 10, MOST]) {
  const event = await submitted(people, `${people}`);
  let isDone = false;
  const begun = performance.now();
  const approving = approveEvent(deps, SYSTEM_OFFICER, event.id, event.version).then((result) => {
    sure(result);
    isDone = true;
    return performance.now() - begun;
  });
  const waits: number[] = [];
  while (!isDone) waits.push(await askedMs());
  const tookMs = await approving;
  console.log(
    `${people} people: ${tookMs.toFixed(0)} ms; ${waits.length} requests meanwhile, longest ${Math.max(...waits).toFixed(0)} ms`,
  );
}
await portal.close();
