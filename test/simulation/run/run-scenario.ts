/** Run one scenario from its start to its end, and say what came of it and what is not as expected. */
import type { Scenario, Step } from '../scenario/scenario.ts';
import { compare } from './compare.ts';
import { type PersonReport, reportOn } from './report.ts';
import { takeStep } from './steps.ts';
import { openWorld, type World } from './world.ts';

export interface Outcome {
  readonly title: string;
  readonly people: Readonly<Record<string, PersonReport>>;
  /** A sentence each; none when everything is as expected. */
  readonly differences: readonly string[];
}

export async function runScenario(scenario: Scenario): Promise<Outcome> {
  const world = await openWorld(scenario);
  const startMs = world.timeline.now();
  let people: Outcome['people'] = {};
  try {
    declareLived(world, startMs);
    for (const step of scenario.steps) {
      await world.timeline.goTo(startMs + step.at);
      await takeStep(world, step);
    }
    await world.timeline.goTo(startMs + endOf(scenario));
    people = await reportOn(world);
    world.differences.push(...compare(scenario, people));
  } catch (cause) {
    world.differences.push(cause instanceof Error ? cause.message : String(cause));
  } finally {
    for (const defect of await world.host.end()) {
      world.differences.push(`the server reported a defect: ${defect.stack ?? defect.message}`);
    }
  }
  return { title: scenario.title, people, differences: world.differences };
}

function declareLived({ scenario, person }: World, startMs: number): void {
  for (const { who, from, for: forMs } of scenario.lived) {
    person(who).observer.allows({ fromMs: startMs + from, toMs: startMs + from + forMs });
  }
}

/** When the last thing that was begun is over; a scenario may go on for longer. */
function endOf({ steps, end = 0 }: Scenario): number {
  return Math.max(end, ...steps.map((step) => step.at + lastingMs(step)));
}

function lastingMs(step: Step): number {
  if (step.do === 'read') return step.for;
  if (step.do === 'http' || step.do === 'replay') return step.every * step.times;
  return step.do === 'restart' || step.do === 'kill' ? step.down : 0;
}
