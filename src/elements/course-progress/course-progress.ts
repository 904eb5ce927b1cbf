/**
 * A few words on how far the reader has come in a course; nothing for whoever is new or not signed in.
 * On the course page it also marks the lessons: `[data-lesson="<course>/<NN-lesson>"]` gets a `data-state`.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CourseLearning, LearningView } from '../../domain/api/api.ts';
import { record } from '../../i18n/record.ts';
import { learning, lessonNumber } from '../../stores/learning.ts';
import { Loaded } from '../../stores/loaded.ts';
import { courseProgressStyles } from './course-progress.styles.ts';

export class CourseProgress extends LitElement {
  static override styles = courseProgressStyles;
  static override properties = { course: { type: String } };
  /** The course's id. */
  declare course: string;

  readonly #learning = new Loaded<LearningView>(this, () => learning.view());

  constructor() {
    super();
    this.course = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const course = this.#standing();
    const words = course && standingWords(course);
    if (!words) return nothing;
    const tick = course.state === 'complete' ? html`<span aria-hidden="true">✓ </span>` : nothing;
    return html`<span class=${course.state}>${tick}${words}</span>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const course = this.#standing();
    const marked = document.querySelectorAll<HTMLElement>(`[data-lesson^="${CSS.escape(this.course)}/"]`);
    for (const mark of marked) {
      const state = course && lessonState(course, mark.dataset.lesson ?? '');
      if (state) mark.dataset.state = state;
      else delete mark.dataset.state;
    }
  }

  #standing(): CourseLearning | undefined {
    const { state } = this.#learning;
    if (state.kind !== 'ready') return undefined;
    return state.value.courses.find((candidate) => candidate.course === this.course);
  }
}

function standingWords(course: CourseLearning): string | undefined {
  const words = record.learning;
  if (course.state === 'new') return undefined;
  if (course.state === 'complete') return words.complete;
  if (course.lessonsComplete || !course.nextLesson) return words.awaitsQuiz;
  return words.reachedLesson(lessonNumber(course, course.nextLesson));
}

/** @param lesson - a lesson's id, or `<course>/quiz` */
function lessonState(course: CourseLearning, lesson: string): 'complete' | 'active' | undefined {
  if (lesson === `${course.course}/quiz`) return course.quizPassed ? 'complete' : undefined;
  const standing = course.lessons.find((candidate) => candidate.lesson === lesson);
  if (!standing) return undefined;
  if (standing.complete) return 'complete';
  return standing.sectionsSeen > 0 || standing.minutes > 0 ? 'active' : undefined;
}

customElements.define('md-course-progress', CourseProgress);

declare global {
  interface HTMLElementTagNameMap {
    'md-course-progress': CourseProgress;
  }
}
