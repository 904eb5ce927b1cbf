/**
 * Around a lesson's article: tells the record which sections were read, that somebody is here, and where to
 * resume. Draws nothing but the line “已回到上次读到的地方”; reading works without it.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import { studyText } from '../../i18n/zh-CN/study-lesson.ts';
import { learning } from '../../stores/learning.ts';
import {
  ANSWER_EVENT,
  type LessonProgress,
  PROGRESS_EVENT,
  PROGRESS_WANTED_EVENT,
  type PresenceAnswer,
} from '../../stores/lesson-progress.ts';
import { keepForOffline } from '../../stores/offline-pages.ts';
import { NO_NEWS, Presence, type PresenceNews } from '../../stores/presence.ts';
import { type LessonText, sectionsTold } from '../../stores/sections-told.ts';
import { session } from '../../stores/session.ts';
import { type Subject, tracking } from '../../stores/tracking.ts';
import { controls } from '../../styles/controls.styles.ts';
import { lessonTrackerStyles } from './lesson-tracker.styles.ts';
import { lessonLinks, markOutline, questionOf } from './page-marks.ts';
import { PlaceKeeper } from './place-keeper.ts';
import { SectionWatch, type WatchedSection } from './section-watch.ts';

/**
 * @slot - the article: `[data-section]` with `[data-block]` inside, `[data-self-check]`
 * @fires md-progress - at every change; bubbles to the document
 */
export class LessonTracker extends LitElement {
  static override styles = [controls, lessonTrackerStyles];
  static override properties = {
    lesson: { type: String },
    // As a `title` the browser would show it over the whole article.
    name: { type: String, attribute: 'heading' },
    minimumMinutes: { type: Number, attribute: 'minimum-minutes' },
    resumed: { state: true },
  };
  /** `<course>/<NN-lesson>` */
  declare lesson: string;
  declare name: string;
  declare minimumMinutes: number;
  declare resumed: boolean;

  #watch: SectionWatch | undefined;
  #presence: Presence | undefined;
  #place: PlaceKeeper | undefined;
  #who: SessionView | undefined;
  #news: PresenceNews = NO_NEWS;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.lesson = '';
    this.name = '';
    this.minimumMinutes = 0;
    this.resumed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new SectionWatch(this, {
      isHere: () => Presence.isHere(),
      onSeen: (section) => void this.#tellSeen(section),
      onPlace: (block) => this.#place?.moved(block),
    });
    this.#place = new PlaceKeeper(this.lesson);
    const inView = () => this.#watch?.inView() ?? {};
    this.#presence = new Presence(this.lesson, inView, (news) => this.#hearPresence(news));
    const wanted = () => this.#announce();
    const left = () => this.#leave();
    document.addEventListener(PROGRESS_WANTED_EVENT, wanted);
    document.addEventListener(ANSWER_EVENT, this.#answeredPresence);
    addEventListener('pagehide', left);
    this.addEventListener('change', this.#answered);
    this.#stops = [
      session.onChange((who) => void this.#follow(who)),
      () => document.removeEventListener(PROGRESS_WANTED_EVENT, wanted),
      () => document.removeEventListener(ANSWER_EVENT, this.#answeredPresence),
      () => removeEventListener('pagehide', left),
    ];
    this.#presence.start();
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('change', this.#answered);
    for (const stop of this.#stops) stop();
    this.#watch?.stop();
    this.#presence?.stop();
    this.#place?.saveNow();
  }

  protected override render(): TemplateResult {
    const words = studyText.tracker;
    return html`
      <slot></slot>
      <div class="resumed" role="status">${
        this.resumed
          ? html`<span>${words.resumed}</span>
              <a href="#" @click=${this.#toBeginning}>${words.toBeginning}</a>
              <button type="button" class="link" @click=${this.#dismiss}>${words.dismiss}</button>`
          : nothing
      }</div>
    `;
  }

  async #open(): Promise<void> {
    await this.#follow(await session.current());
    this.#watch?.start();
    keepForOffline(lessonLinks(this.#course()));
  }

  /** Another person, or nobody: what the page knows is theirs now. */
  async #follow(who: SessionView | undefined): Promise<void> {
    if (who && who.person.id === this.#who?.person.id) return;
    this.#who = who;
    this.#place?.keepFor(undefined);
    this.#announce();
    if (!who) return;
    void tracking.record({ verb: 'initialized', about: this.#subject() });
    const [, hasMoved] = await Promise.all([this.#readRecord(who), this.#place?.restore(who, this) ?? false]);
    if (who !== this.#who) return;
    this.#place?.keepFor(who);
    if (hasMoved) this.#showResumed();
  }

  async #readRecord(who: SessionView): Promise<void> {
    const told = await sectionsTold.of(who, this.#text(), Date.now());
    const view = await learning.view();
    if (who !== this.#who) return;
    this.#watch?.markSeen(told);
    for (const id of told) markOutline(id);
    const courses = view.ok ? view.value.courses : [];
    const course = courses.find(({ course: id }) => id === this.#course());
    const standing = course?.lessons.find(({ lesson }) => lesson === this.lesson);
    if (standing) {
      const offlineMinutes = courses.find((course) => course.course === this.#course())?.offlineMinutes;
      this.#news = {
        ...this.#news,
        minutes: Math.max(standing.minutes, this.#news.minutes ?? 0),
        offlineMinutes: Math.max(offlineMinutes?.[this.lesson] ?? 0, this.#news.offlineMinutes),
      };
    }
    this.#announce();
  }

  async #tellSeen(section: WatchedSection): Promise<void> {
    const who = this.#who;
    if (!who) return this.#announce();
    const statement = await tracking.record({
      verb: 'experienced',
      about: { ref: { kind: 'section', lesson: this.lesson, section: section.id }, name: section.title },
      partOf: this.#subject(),
    });
    if (statement === undefined) return;
    await sectionsTold.add(who, this.#text(), { section: section.id, statement, toldAtMs: Date.now() });
    markOutline(section.id);
    this.#announce();
  }

  /** Practice: the choice is told, and counts for nothing. Its feedback speaks for itself in the page. */
  #answered = (event: Event): void => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.checked) return;
    const field = input.closest<HTMLElement>('[data-self-check]');
    const check = field?.dataset.selfCheck;
    if (!field || !check) return;
    void tracking.record({
      verb: 'answered',
      about: { ref: { kind: 'self-check', lesson: this.lesson, check }, name: questionOf(field) },
      partOf: this.#subject(),
      result: { success: input.hasAttribute('data-right'), response: input.value },
    });
  };

  #answeredPresence = ({ detail }: CustomEvent<PresenceAnswer>): void => {
    void this.#presence?.answer(detail.question, detail.option).then(detail.tell);
  };

  #leave(): void {
    this.#place?.saveNow();
    if (this.#who) void tracking.record({ verb: 'suspended', about: this.#subject() });
  }

  #hearPresence(news: PresenceNews): void {
    this.#news = { ...news, minutes: news.minutes ?? this.#news.minutes };
    this.#announce();
  }

  #announce(): void {
    const isKnown = this.#who !== undefined;
    const detail: LessonProgress = {
      lesson: this.lesson,
      minutes: isKnown ? this.#news.minutes : undefined,
      sectionsSeen: isKnown ? (this.#watch?.seenCount() ?? 0) : 0,
      sectionCount: this.#watch?.sections.length ?? 0,
      presence: this.#news.state,
      ...(isKnown ? this.#offlineNews() : {}),
    };
    this.dispatchEvent(new CustomEvent(PROGRESS_EVENT, { detail, bubbles: true, composed: true }));
  }

  #offlineNews(): Partial<LessonProgress> {
    const { offlineMinutes, notedMinutes, question, report } = this.#news;
    return { offlineMinutes, notedMinutes, question, report };
  }

  /** The line goes when the reader has read on for a screen, or says so. */
  #showResumed(): void {
    this.resumed = true;
    const from = window.scrollY;
    const scrolled = () => {
      if (Math.abs(window.scrollY - from) < window.innerHeight) return;
      removeEventListener('scroll', scrolled);
      this.resumed = false;
    };
    addEventListener('scroll', scrolled, { passive: true });
  }

  #toBeginning = (event: Event): void => {
    event.preventDefault();
    this.resumed = false;
    window.scrollTo({ top: 0, behavior: 'instant' });
    const heading = document.querySelector<HTMLElement>('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  };

  #dismiss = (): void => {
    this.resumed = false;
  };

  #subject(): Subject {
    return { ref: { kind: 'lesson', lesson: this.lesson }, name: this.name };
  }

  #course(): string {
    return this.lesson.split('/')[0] ?? '';
  }

  #text(): LessonText {
    const content = this.#watch?.sections
      .map(({ id, neededMs }) => `${id}:${Math.round(neededMs)}`)
      .join(',');
    return { lesson: this.lesson, content: content ?? '' };
  }
}

customElements.define('md-lesson-tracker', LessonTracker);
