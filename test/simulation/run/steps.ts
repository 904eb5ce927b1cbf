/** What each step of a scenario does. docs/simulation.md says the same in words. */
import { published } from '../scenario/content.ts';
import type { Step, StepName, StepOf } from '../scenario/scenario.ts';
import { slowReadingMs } from './idle-time.ts';
import type { Person } from './person.ts';
import { takeQuiz } from './quiz.ts';
import { replay, sendRaw, sendStretch } from './requests.ts';
import type { World } from './world.ts';

type Doing<Name extends StepName> = (world: World, step: StepOf<Name>) => Promise<void> | void;

interface AtTab {
  readonly who: string;
  readonly device: string;
  readonly tab: string;
}

const tabOf = ({ person }: World, { who, device, tab }: AtTab) => person(who).device(device).tab(tab);
const deviceOf = ({ person }: World, step: { readonly who: string; readonly device: string }) =>
  person(step.who).device(step.device);

/** The person turns away from a page, and something happens to it. */
function away(world: World, step: AtTab, then: (tab: ReturnType<typeof tabOf>) => void): void {
  const tab = tabOf(world, step);
  world.person(step.who).stopReading(tab);
  then(tab);
}

/** However long the machine takes for it, no time passes but the time it is down. */
async function interrupt(
  { timeline, host }: World,
  end: () => Promise<void> | void,
  downMs: number,
): Promise<void> {
  await timeline.during(async () => end());
  if (downMs > 0) timeline.after(downMs, () => void timeline.during(() => host.start()));
  else await timeline.during(() => host.start());
}

const DOINGS: { readonly [Name in StepName]: Doing<Name> } = {
  open: ({ person }, step) => person(step.who).open(step),
  read: ({ person }, step) => person(step.who).read(step),
  idle: (world, step) => away(world, step, () => leaveLying(world, world.person(step.who), step)),
  hide: (world, step) => away(world, step, (tab) => tab.show('hidden')),
  cover: (world, step) => away(world, step, (tab) => tab.show('covered')),
  show: (world, step) => deviceOf(world, step).bringToFront(tabOf(world, step)),
  close: (world, step) => away(world, step, (tab) => tab.close()),
  crash: (world, step) => away(world, step, (tab) => tab.crash()),
  sleep: (world, step) => {
    world.person(step.who).stopReadingAt(deviceOf(world, step));
    deviceOf(world, step).sleep();
  },
  wake: (world, step) => deviceOf(world, step).wake(),
  offline: (world, step) => deviceOf(world, step).goOffline(),
  online: (world, step) => deviceOf(world, step).goOnline(),
  network: (world, step) => {
    deviceOf(world, step).latencyMs = step.latency;
  },
  'lose-answers': (world, step) => {
    deviceOf(world, step).answersToLose = step.count;
  },
  'sign-in': (world, step) => world.person(step.who).signIn(deviceOf(world, step)),
  'sign-out': async (world, step) => {
    await deviceOf(world, step).request('/api/session', { method: 'DELETE' });
  },
  quiz: takeQuiz,
  http: sendRaw,
  stretch: sendStretch,
  replay,
  restart: (world, { down }) => interrupt(world, () => world.host.stop(), down),
  kill: (world, { down }) => interrupt(world, () => world.host.kill(), down),
  publish: ({ host, timeline }, step) =>
    timeline.during(async () => {
      await host.stop();
      await host.start(published(host.catalogue, step));
    }),
  'server-clock': ({ serverClock }, { by }) => serverClock.advance(by * 1000),
};

/** The passage in view may still be read by somebody slow: an observer cannot tell, and does not claim to. */
function leaveLying({ serverClock, host }: World, person: Person, step: AtTab): void {
  const tab = person.device(step.device).tab(step.tab);
  const fromMs = serverClock.now();
  const section = person.sectionInView(tab);
  person.observer.allows({ fromMs, toMs: fromMs + slowReadingMs(host.catalogue, tab.item, section) });
}

/** Nobody waits longer than this for an answer. */
const LONGEST_STEP_MS = 5 * 60_000;

/** Do a step. It is done when its requests are answered; time goes on meanwhile, and the next step begins after it. */
export async function takeStep({ timeline, ...world }: World, step: Step): Promise<void> {
  const doing = DOINGS[step.do] as Doing<typeof step.do>;
  try {
    await timeline.until((async () => doing({ timeline, ...world }, step as never))(), LONGEST_STEP_MS);
  } catch (cause) {
    throw new Error(`${step.do} at ${step.at / 1000} s: ${(cause as Error).message}`, { cause });
  }
}
