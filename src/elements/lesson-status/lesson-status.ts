/** In the lesson bar: minutes and sections so far, what keeps the clock from running, and what comes next. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { studyText } from '../../i18n/zh-CN/study-lesson.ts';
import { learning, stepPath } from '../../stores/learning.ts';
import { type LessonProgress, PROGRESS_EVENT, PROGRESS_WANTED_EVENT } from '../../stores/lesson-progress.ts';
import { session } from '../../stores/session.ts';
import { signInPath } from '../../stores/sign-in-path.ts';
import { controls } from '../../styles/controls.styles.ts';
import { describePresence, isOffline } from './describe-presence.ts';
import { lessonStatusStyles } from './lesson-status.styles.ts';

interface NextStep {
  readonly path: string;
  readonly words: string;
}

export class LessonStatus extends LitElement {
  static override styles = [controls, lessonStatusStyles];
  static override properties = {
    lesson: { type: String },
    minimumMinutes: { type: Number, attribute: 'minimum-minutes' },
    progress: { state: true },
    next: { state: true },
  };
  /** `<course>/<NN-lesson>` */
  declare lesson: string;
  declare minimumMinutes: number;
  declare progress: LessonProgress | undefined;
  declare next: NextStep | undefined;

  #wasComplete = false;

  constructor() {
    super();
    this.lesson = '';
    this.minimumMinutes = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(PROGRESS_EVENT, this.#hear);
    document.dispatchEvent(new CustomEvent(PROGRESS_WANTED_EVENT));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(PROGRESS_EVENT, this.#hear);
  }

  protected override render(): TemplateResult {
    const { progress } = this;
    const words = studyText.status;
    if (!progress || (progress.minutes === undefined && progress.presence === 'starting')) {
      return html`<p class="line">${words.loading}</p>`;
    }
    if (progress.presence === 'signedOut') return this.#signedOut();
    if (progress.minutes === undefined) return this.#unknown(progress);
    const isComplete = this.#isComplete(progress);
    return html`
      <div class="line ${isComplete ? 'complete' : ''}" role="group" aria-label=${words.label}>
        <span class="amounts num">${this.#ring(progress.minutes)}${this.#amounts(progress, progress.minutes)}</span>
        <span role="status" class="state">${isComplete && !isOffline(progress) ? words.complete : this.#note(progress)}</span>
        ${isComplete && this.next && !this.#leadsThere(this.next.path) ? html`<a href=${this.next.path}>${this.next.words}</a>` : nothing}
      </div>
    `;
  }

  /** Opened without a network: minutes are not known, but it is known whether they are noted. */
  #unknown(progress: LessonProgress): TemplateResult {
    const isNoted = isOffline(progress) && progress.presence !== 'offlineUncounted';
    const words = isNoted ? describePresence(progress) : studyText.status.notes.unknown;
    return html`<p class="line" role="status">${words}</p>`;
  }

  #signedOut(): TemplateResult {
    const words = studyText;
    return html`<p class="line">
      <span>${words.status.notes.signedOut}</span><a href=${signInPath()}>${words.signIn}</a>
    </p>`;
  }

  #amounts({ sectionsSeen, sectionCount, offlineMinutes }: LessonProgress, minutes: number): TemplateResult {
    const words = studyText.status;
    const isEnough = minutes >= this.minimumMinutes;
    const lived = isEnough ? words.minutesEnough(minutes) : words.minutes(minutes, this.minimumMinutes);
    const offline = offlineMinutes ? words.ofThemOffline(offlineMinutes) : '';
    return html`<span>${lived}${offline} · ${words.sections(sectionsSeen, sectionCount)}</span>`;
  }

  /** The same as the words beside it, for the eye alone. */
  #ring(minutes: number): TemplateResult {
    const percent = Math.min(100, (minutes / Math.max(1, this.minimumMinutes)) * 100);
    return html`<svg class="ring" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      <circle
        class="lived"
        cx="12"
        cy="12"
        r="10"
        pathLength="100"
        stroke-dasharray="${percent} 100"
        transform="rotate(-90 12 12)"
      />
    </svg>`;
  }

  #note(progress: LessonProgress): TemplateResult | typeof nothing {
    const words = describePresence(progress);
    return words === '' ? nothing : html`<span class="note">${words}</span>`;
  }

  #isComplete({ minutes = 0, sectionsSeen, sectionCount }: LessonProgress): boolean {
    return sectionCount > 0 && sectionsSeen >= sectionCount && minutes >= this.minimumMinutes;
  }

  #hear = ({ detail }: CustomEvent<LessonProgress>): void => {
    if (detail.lesson !== this.lesson) return;
    this.progress = detail;
    const isComplete = this.#isComplete(detail);
    if (isComplete && !this.#wasComplete) void this.#findNext();
    this.#wasComplete = isComplete;
  };

  /** The bar's own link says it with the title already. */
  #leadsThere(path: string): boolean {
    return this.parentElement?.querySelector('a[rel="next"]')?.getAttribute('href') === path;
  }

  /** The server says what comes next; it may not have read the last section's statement yet. */
  async #findNext(): Promise<void> {
    const course = this.lesson.split('/')[0] ?? '';
    learning.forget();
    const view = (await session.current()) && (await learning.view());
    const known = view?.ok ? view.value.courses.find((candidate) => candidate.course === course) : undefined;
    if (!known) return;
    const words = studyText.status;
    const lesson = known.lessons.find(
      (standing) => !standing.complete && standing.lesson !== this.lesson,
    )?.lesson;
    if (lesson) this.next = { path: stepPath(course, lesson), words: words.toLesson };
    else if (known.quizPassed) this.next = { path: `/courses/${course}/`, words: words.toCourse };
    else this.next = { path: stepPath(course, undefined), words: words.toQuiz };
  }
}

customElements.define('md-lesson-status', LessonStatus);
