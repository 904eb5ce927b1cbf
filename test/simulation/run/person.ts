/** One person of a scenario: their machines, where in each lesson they are, and what an observer sees of them. */
import { findLesson } from '../../../src/domain/catalogue/catalogue.ts';
import { Device } from '../client/device.ts';
import type { Tab } from '../client/tab.ts';
import type { Timeline, Waiting } from '../client/timeline.ts';
import type { Scenario, StepOf } from '../scenario/scenario.ts';
import { PASSWORD, staffNumberOf } from '../server/people.ts';
import type { PortalHost } from '../server/portal-host.ts';
import { Observer } from './observer.ts';
import { sectionNeedsMs } from './section-time.ts';

export interface PersonParts {
  readonly name: string;
  readonly timeline: Timeline;
  readonly host: PortalHost;
  readonly serverNow: () => number;
  readonly devices: Scenario['people'][string]['devices'];
}

interface Place {
  section: number;
  readMs: number;
  page: object | undefined;
}

interface Reading {
  readonly tab: Tab;
  readonly fromMs: number;
  readonly waiting: Waiting[];
  /** What happens to the place when reading stops in the middle of a section. */
  pause: () => void;
}

/** There and back, on a line without haste. */
const USUAL_LATENCY_MS = 40;
/** Somebody at it scrolls or presses a key about this often. */
const TOUCH_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 15_000;

export class Person {
  readonly name: string;
  readonly observer = new Observer();
  readonly #parts: PersonParts;
  readonly #devices = new Map<string, Device>();
  /** By lesson: the section that is read, and for how long on which page. A section left unfinished is begun anew. */
  readonly #places = new Map<string, Place>();
  #reading: Reading | undefined;

  constructor(parts: PersonParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  device(name: string): Device {
    const known = this.#devices.get(name);
    if (known) return known;
    const { timeline, host, devices } = this.#parts;
    const { clock = 0, latency = USUAL_LATENCY_MS } = devices[name] ?? {};
    const device = new Device({ name, timeline, server: host.reach, clockOffMs: clock * 1000 });
    device.latencyMs = latency;
    this.#devices.set(name, device);
    return device;
  }

  devices(): readonly Device[] {
    return [...this.#devices.values()];
  }

  /** As at the sign-in page, when the machine does not know them any more. */
  async signIn(device: Device): Promise<void> {
    if (!device.isOnline || (await this.#isSignedIn(device))) return;
    const body = JSON.stringify({ staffNumber: staffNumberOf(this.name), password: PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const answer = await device.request('/api/session', { method: 'POST', headers, body });
    if (answer.status !== 200) throw new Error(`${this.name} cannot sign in: ${answer.body}`);
  }

  async #isSignedIn(device: Device): Promise<boolean> {
    if (device.cookie === undefined) return false;
    const answer = await device.request('/api/session').catch(() => undefined);
    return answer === undefined || answer.body !== 'null';
  }

  async open({ device: name, tab: tabName, lesson, quiz }: StepOf<'open'>): Promise<void> {
    const device = this.device(name);
    const tab = device.tab(tabName);
    this.stopReading(tab);
    await this.signIn(device);
    device.bringToFront(tab);
    const item = lesson ?? `${quiz}/quiz`;
    const found = findLesson(this.#parts.host.catalogue, item)?.lesson;
    const sections = (found?.sections ?? []).map(({ id, characters }) => ({
      ...{ id, characters },
      neededMs: sectionNeedsMs(characters),
    }));
    await tab.load({ item, name: found?.title ?? item, sections });
  }

  /** Sit before the page and read, for so long or until something comes between. */
  read(step: StepOf<'read'>): void {
    const tab = this.device(step.device).tab(step.tab);
    if (tab.place !== 'front' || !tab.page) {
      throw new Error(`${this.name} cannot read: no page is open in front in ${step.device}/${step.tab}`);
    }
    this.stopReading();
    if (step.from === 'start') this.#places.delete(tab.item ?? '');
    const reading: Reading = { tab, fromMs: this.#parts.serverNow(), waiting: [], pause: () => undefined };
    this.#reading = reading;
    this.#touch(step, reading);
    if (step.answers !== 'never') this.#mindQuestion(step, reading);
    if (step.input !== 'none') this.#readOn(step, reading);
    else this.#lookAt(reading);
    reading.waiting.push(this.#parts.timeline.after(step.for, () => this.stopReading()));
  }

  /** @param tab - only when it is this one that is read */
  stopReading(tab?: Tab): void {
    const reading = this.#reading;
    if (!reading || (tab && tab !== reading.tab)) return;
    for (const waiting of reading.waiting) waiting.isCancelled = true;
    reading.pause();
    this.#reading = undefined;
    this.observer.sawReading({ fromMs: reading.fromMs, toMs: this.#parts.serverNow() });
  }

  stopReadingAt(device: Device): void {
    for (const tab of device.tabs.values()) this.stopReading(tab);
  }

  /** The section of a page that was looked at last. */
  sectionInView(tab: Tab): string | undefined {
    const lesson = findLesson(this.#parts.host.catalogue, tab.item ?? '')?.lesson;
    return lesson?.sections[this.#places.get(tab.item ?? '')?.section ?? 0]?.id;
  }

  #touch(step: StepOf<'read'>, reading: Reading): void {
    if (step.input === 'none') return;
    if (step.input !== 'screen-reader') {
      reading.tab.fire(step.input === 'keyboard' ? 'keydown' : 'scroll');
      reading.waiting.push(this.#parts.timeline.after(TOUCH_EVERY_MS, () => this.#touch(step, reading)));
    }
  }

  /** Somebody who reads sees the question within a quarter of a minute, and answers it. */
  #mindQuestion(step: StepOf<'read'>, reading: Reading): void {
    const { question } = reading.tab.page?.news() ?? {};
    const check = findLesson(this.#parts.host.catalogue, reading.tab.item ?? '')?.lesson.checks.find(
      (candidate) => candidate.question === question?.text,
    );
    if (check) void reading.tab.page?.answer(step.answers === 'right' ? check.right : (check.wrong[0] ?? ''));
    const again = () => this.#mindQuestion(step, reading);
    reading.waiting.push(this.#parts.timeline.after(LOOK_EVERY_MS, again));
  }

  #readOn(step: StepOf<'read'>, reading: Reading): void {
    const { lesson, section, place } = this.#lookAt(reading);
    if (!lesson || !section) return;
    if (step.input === 'screen-reader') reading.tab.fire('scroll');
    const startedMs = this.#parts.timeline.now();
    reading.pause = () => {
      place.readMs += this.#parts.timeline.now() - startedMs;
    };
    const finish = () => {
      reading.pause();
      reading.pause = () => undefined;
      if (place.readMs >= sectionNeedsMs(section.characters)) void reading.tab.page?.readToEnd(section.id);
      if (place.section + 1 >= lesson.sections.length) return;
      place.section += 1;
      place.readMs = 0;
      this.#readOn(step, reading);
    };
    const wholeMs = (section.characters / step.pace) * 60_000;
    reading.waiting.push(this.#parts.timeline.after(Math.max(0, wholeMs - place.readMs), finish));
  }

  #lookAt({ tab }: Reading) {
    const item = tab.item ?? '';
    const lesson = findLesson(this.#parts.host.catalogue, item)?.lesson;
    const place = this.#places.get(item) ?? { section: 0, readMs: 0, page: tab.page };
    if (place.page !== tab.page) Object.assign(place, { readMs: 0, page: tab.page });
    this.#places.set(item, place);
    const section = lesson?.sections[place.section];
    if (section) tab.page?.lookAt(section.id);
    return { lesson, section, place };
  }
}
