/**
 * A lesson's page as the simulation loads it: the portal's own stores at work, and in the place of the elements
 * around them, which need a real layout, what they would do. agreement.test.ts holds both against each other.
 */
import type { SessionView } from '../../../src/domain/api/api.ts';
import {
  type AnswerOutcome,
  type InView,
  NO_NEWS,
  Presence,
  type PresenceNews,
} from '../../../src/stores/presence.ts';
import { type LessonText, sectionsTold } from '../../../src/stores/sections-told.ts';
import { session } from '../../../src/stores/session.ts';
import { type Subject, tracking } from '../../../src/stores/tracking.ts';

export interface LessonPage {
  readonly news: () => PresenceNews;
  /** This section is in view now. */
  readonly lookAt: (section: string) => void;
  /** Answer the question whether somebody is there, by the text of an option. */
  readonly answer: (text: string) => Promise<AnswerOutcome>;
  /** A section was in view for long enough, down to its end. */
  readonly readToEnd: (section: string) => Promise<void>;
  readonly seen: () => ReadonlySet<string>;
}

export interface PageFacts {
  /** `<course>/<NN-lesson>`, or `<course>/quiz`. */
  readonly item: string;
  readonly name: string;
  readonly sections: readonly {
    readonly id: string;
    readonly characters: number;
    readonly neededMs: number;
  }[];
}

class LessonReader implements LessonPage {
  readonly #facts: PageFacts;
  #news: PresenceNews = NO_NEWS;
  #presence: Presence | undefined;
  #inView: InView = {};
  #who: SessionView | undefined;
  readonly #seen = new Set<string>();

  constructor(facts: PageFacts) {
    this.#facts = facts;
  }

  news(): PresenceNews {
    return this.#news;
  }

  lookAt(section: string): void {
    const characters = this.#facts.sections.find(({ id }) => id === section)?.characters ?? 0;
    this.#inView = { section, block: `${section}-p1`, ...(characters > 0 ? { characters } : {}) };
  }

  async answer(text: string): Promise<AnswerOutcome> {
    const { question } = this.#news;
    const option = question?.options.find((candidate) => candidate.text === text);
    if (!question || !option) return 'gone';
    return (await this.#presence?.answer(question.id, option.id)) ?? 'gone';
  }

  seen(): ReadonlySet<string> {
    return this.#seen;
  }

  /** As LessonTracker and Quiz begin: presence at once, the rest when it is known who is there. */
  open(): void {
    this.#presence = new Presence(
      this.#facts.item,
      () => this.#inView,
      (news) => {
        this.#news = news;
      },
    );
    if (!this.#isQuiz()) {
      addEventListener('pagehide', () => {
        if (this.#who) void tracking.record({ verb: 'suspended', about: this.#subject() });
      });
      session.onChange((who) => void this.#follow(who));
    }
    this.#presence.start();
    if (!this.#isQuiz()) void session.current().then((who) => this.#follow(who));
  }

  async readToEnd(section: string): Promise<void> {
    if (this.#seen.has(section)) return;
    this.#seen.add(section);
    const who = this.#who;
    if (!who) return;
    const statement = await tracking.record({
      verb: 'experienced',
      about: { ref: { kind: 'section', lesson: this.#facts.item, section } },
      partOf: this.#subject(),
    });
    if (statement === undefined) return;
    await sectionsTold.add(who, this.#text(), { section, statement, toldAtMs: Date.now() });
  }

  async #follow(who: SessionView | undefined): Promise<void> {
    if (who && who.person.id === this.#who?.person.id) return;
    this.#who = who;
    if (!who) return;
    void tracking.record({ verb: 'initialized', about: this.#subject() });
    const told = await sectionsTold.of(who, this.#text(), Date.now());
    if (who === this.#who) for (const id of told) this.#seen.add(id);
  }

  #isQuiz(): boolean {
    return this.#facts.item.endsWith('/quiz');
  }

  #subject(): Subject {
    return { ref: { kind: 'lesson', lesson: this.#facts.item }, name: this.#facts.name };
  }

  #text(): LessonText {
    const content = this.#facts.sections.map(({ id, neededMs }) => `${id}:${Math.round(neededMs)}`);
    return { lesson: this.#facts.item, content: content.join(',') };
  }
}

/** What the simulation calls in the page. */
Object.assign(globalThis, {
  openPage: (facts: PageFacts): LessonPage => {
    const reader = new LessonReader(facts);
    reader.open();
    return reader;
  },
});
