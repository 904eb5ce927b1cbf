/** Everything a running scenario consists of: time, the server, the people and their machines, what was remembered. */
import type { TestClock } from '../../support/test-clock.ts';
import { Timeline } from '../client/timeline.ts';
import { contentFor } from '../scenario/content.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { enrol } from '../server/people.ts';
import { PortalHost } from '../server/portal-host.ts';
import { Person } from './person.ts';

export interface World {
  readonly scenario: Scenario;
  readonly timeline: Timeline;
  readonly host: PortalHost;
  readonly serverClock: TestClock;
  readonly person: (name: string) => Person;
  /** Values that later requests may use, by name. */
  readonly memory: Map<string, unknown>;
  /** What was not as the scenario says, a sentence each. */
  readonly differences: string[];
}

export async function openWorld(scenario: Scenario): Promise<World> {
  const timeline = new Timeline(Date.parse(scenario.start));
  const serverClock = clockOver(timeline);
  const host = new PortalHost(await contentFor(scenario), serverClock);
  await host.start();
  await enrol(host.portal, Object.keys(scenario.people));
  const people = new Map(
    Object.entries(scenario.people).map(([name, { devices }]) => [
      name,
      new Person({ name, timeline, host, serverNow: () => serverClock.now(), devices }),
    ]),
  );
  const person = (name: string) => {
    const found = people.get(name);
    if (!found) throw new Error(`there is nobody called ${name} in this scenario`);
    return found;
  };
  return { scenario, timeline, host, serverClock, person, memory: new Map(), differences: [] };
}

/** The server's clock goes with time, and a scenario may put it forward or back. */
function clockOver(timeline: Timeline): TestClock {
  let offMs = 0;
  return {
    now: () => timeline.now() + offMs,
    advance: (ms) => {
      offMs += ms;
    },
    set: (epochMs) => {
      offMs = epochMs - timeline.now();
    },
  };
}
