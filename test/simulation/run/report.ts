/** What a person has when everything is over: asked of the server as any page asks, and judged by the observer. */
import type { HoursView, LearningView } from '../../../src/domain/api/api.ts';
import { yearOf } from '../../../src/domain/base/calendar.ts';
import type { Judgement } from './observer.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

export interface EntryReport {
  readonly course?: string;
  readonly category: string;
  readonly source: string;
  readonly centihours: number;
  readonly year: number;
  readonly policyVersion: number;
  readonly courseVersion?: number;
}

export interface PersonReport {
  /** By lesson, and `<course>/quiz`; those without a minute are left out. */
  readonly minutes: Readonly<Record<string, number>>;
  readonly totalMinutes: number;
  readonly completed: readonly string[];
  readonly entries: readonly EntryReport[];
  /** Of the last year asked about. */
  readonly requirements: Readonly<Record<string, string>>;
  readonly lived: Judgement;
}

export async function reportOn(world: World): Promise<Record<string, PersonReport>> {
  const reports: Record<string, PersonReport> = {};
  for (const name of Object.keys(world.scenario.people))
    reports[name] = await reportOf(world, world.person(name));
  return reports;
}

async function reportOf(world: World, person: Person): Promise<PersonReport> {
  person.stopReading();
  const get = await asker(world, person);
  const { courses } = await get<LearningView>('/api/me/learning');
  const years = world.scenario.years ?? [yearOf(world.serverClock.now())];
  const hours: HoursView[] = [];
  for (const year of years) hours.push(await get<HoursView>(`/api/me/hours?year=${year}`));
  const earned = await minutesOf(world, person.name);
  const minutes: Record<string, number> = {};
  for (const { item } of earned) minutes[item] = (minutes[item] ?? 0) + 1;
  return {
    minutes,
    totalMinutes: earned.length,
    completed: courses.filter(({ state }) => state === 'complete').map(({ course }) => course),
    entries: hours.flatMap((view) =>
      [...view.entries].reverse().map((entry) => entryReport(view.year, entry)),
    ),
    requirements: Object.fromEntries((hours.at(-1)?.requirements ?? []).map(({ id, state }) => [id, state])),
    lived: person.observer.judge(earned.map(({ minute }) => minute)),
  };
}

function entryReport(year: number, entry: HoursView['entries'][number]): EntryReport {
  const { category, source, centihours, policyVersion, evidence } = entry;
  const ofCourse =
    evidence.kind === 'course' ? { course: evidence.course, courseVersion: evidence.courseVersion } : {};
  return { ...ofCourse, category, source, centihours, year, policyVersion };
}

/** Of every lesson and quiz there is or was. */
async function minutesOf({ host }: World, name: string) {
  const items = host.everyItem();
  return host.portal.deps.storage.study.minutes(name, items);
}

/** On a machine of its own, so that the person's are left as they are. */
async function asker({ timeline, person }: World, { name }: Person) {
  const device = person(name).device('observer');
  device.latencyMs = 0;
  await timeline.settle();
  await person(name).signIn(device);
  return async <View>(path: string): Promise<View> => {
    const answer = await device.request(path);
    if (answer.status !== 200) throw new Error(`GET ${path} for ${name}: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body) as View;
  };
}
