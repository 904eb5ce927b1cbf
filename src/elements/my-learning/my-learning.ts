/** The signed-in person's courses and cases: what to do next on top, then every course with its lessons, then the cases. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CaseLearning, CourseLearning, LearningView } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { LessonStanding } from '../../domain/progress/evaluate-completion.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';
import { learning, lessonName, nextStep, stepPath } from '../../stores/learning.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myLearningStyles } from './my-learning.styles.ts';

type LessonState = 'complete' | 'active' | 'new';

export class MyLearning extends LitElement {
  static override styles = [controls, figures, myLearningStyles];

  readonly #learning = new Loaded<LearningView>(this, () => learning.view());

  protected override render(): TemplateResult {
    return drawLoaded(this.#learning, record.learning.signedOut, drawLearning);
  }
}

function drawLearning(view: LearningView): TemplateResult {
  if (view.courses.length === 0) return html`<p>${record.learning.none}</p>`;
  const next = nextStep(view);
  return html`
    ${drawNext(next)}
    <section aria-labelledby="courses">
      <h2 id="courses">${record.learning.courses}</h2>
      <ul class="courses">
        ${inOrder(view.courses).map((course) => drawCourse(course, course === next?.course))}
      </ul>
    </section>
    ${view.cases.length > 0 ? drawCases(view.cases) : nothing}
  `;
}

function drawCases(cases: readonly CaseLearning[]): TemplateResult {
  const words = record.cases;
  const done = cases.filter(({ state }) => state === 'complete').length;
  return html`<section class="cases" aria-labelledby="cases">
    <div class="head">
      <h2 id="cases">${words.heading}</h2>
      <span class="muted num">${words.lessons(done, cases.length)}</span>
    </div>
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${words.title}</th>
          <th role="columnheader" scope="col" class="amount">${record.hours.creditHours}</th>
          <th role="columnheader" scope="col" class="amount">${words.ending}</th>
          <th role="columnheader" scope="col" class="amount">${record.learning.minutes}</th>
          <th role="columnheader" scope="col" class="amount">${record.learning.state}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">${inOrder(cases).map(drawCase)}</tbody>
    </table>
  </section>`;
}

function drawCase(study: CaseLearning): TemplateResult {
  const words = record.cases;
  const { learning: shared } = record;
  return html`<tr role="row">
    <th role="rowheader" scope="row"><a href="/cases/${study.case}/">${study.title}</a></th>
    <td role="cell" class="amount" data-label=${record.hours.creditHours}>${formatCreditHours(study.creditCentihours)}</td>
    <td role="cell" class="amount" data-label=${words.ending}>${study.isEnded ? words.ended : words.notEnded}</td>
    <td role="cell" class="amount" data-label=${shared.minutes}>${shared.atLeast(study.minutes, study.minimumMinutes)}</td>
    <td role="cell" class="amount ${study.state}" data-label=${shared.state}>${shared.states[study.state]}</td>
  </tr>`;
}

function drawNext(next: ReturnType<typeof nextStep>): TemplateResult {
  const words = record.learning;
  if (!next) {
    return html`<section class="sheet next" aria-labelledby="next">
      <h2 id="next">${words.allDone}</h2>
      <p class="actions"><a class="button first" href="/my/hours/">${words.toHours}</a></p>
    </section>`;
  }
  const { course, lesson } = next;
  const standing = course.lessons.find((candidate) => candidate.lesson === lesson);
  return html`<section class="sheet next" aria-labelledby="next">
    <p class="muted">${words.next}</p>
    <h2 id="next">${lesson ? words.courseAndLesson(course.title, lessonName(course, lesson)) : words.courseAndLesson(course.title, words.quiz)}</h2>
    <p class="num">${standing ? whatIsLeft(standing) : words.nextQuiz}</p>
    <p class="actions"><a class="button first" href=${stepPath(course.course, lesson)}>${stepWord(course, lesson)}</a></p>
  </section>`;
}

function stepWord(course: CourseLearning, lesson: string | undefined): string {
  const words = record.learning;
  if (!lesson) return words.takeQuiz;
  return course.state === 'new' ? words.begin : words.goOn;
}

/** What this lesson still asks, in one or two short sentences. */
function whatIsLeft(standing: LessonStanding): string {
  const words = record.learning;
  const sections = standing.sectionCount - standing.sectionsSeen;
  const minutes = standing.minimumMinutes - standing.minutes;
  return [
    sections > 0 ? words.nextSections(sections) : '',
    minutes > 0 ? words.nextMinutes(minutes) : '',
  ].join('');
}

function inOrder<Item extends { readonly state: CourseLearning['state'] }>(
  items: readonly Item[],
): readonly Item[] {
  const rank = { active: 0, new: 1, complete: 2 };
  return [...items].sort((left, right) => rank[left.state] - rank[right.state]);
}

function drawCourse(course: CourseLearning, open: boolean): TemplateResult {
  const words = record.learning;
  const done = course.lessons.filter((lesson) => lesson.complete).length;
  return html`<li>
    <div class="head">
      <h3><a href="/courses/${course.course}/">${course.title}</a></h3>
      <span class="facts muted num">
        <span class="tag ${course.state === 'complete' ? 'met' : 'neutral'}">${words.states[course.state]}</span>
        <span>${words.lessonsDone(done, course.lessons.length)}</span>
        <span>${words.credit(formatCreditHours(course.creditCentihours))}</span>
        ${course.creditedThisYear ? html`<span>${words.credited}</span>` : nothing}
      </span>
    </div>
    <details ?open=${open}>
      <summary>${words.lessons}<span class="visually-hidden">${course.title}</span></summary>
      ${drawLessons(course)}
      <p class="quiz">${drawQuiz(course)}</p>
    </details>
  </li>`;
}

function drawLessons(course: CourseLearning): TemplateResult {
  const words = record.learning;
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${words.lesson}</th>
        <th role="columnheader" scope="col" class="amount">${words.sections}</th>
        <th role="columnheader" scope="col" class="amount">${words.minutes}</th>
        <th role="columnheader" scope="col" class="amount">${words.state}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">${course.lessons.map((lesson, at) => drawLesson(course, lesson, at + 1))}</tbody>
  </table>`;
}

function drawLesson(course: CourseLearning, standing: LessonStanding, number: number): TemplateResult {
  const words = record.learning;
  const state = lessonState(standing);
  const title = lessonName(course, standing.lesson);
  const numbered = title === words.lessonNumber(number) ? title : `${number}. ${title}`;
  return html`<tr role="row">
    <th role="rowheader" scope="row"><a href="/courses/${standing.lesson}/">${numbered}</a></th>
    <td role="cell" class="amount" data-label=${words.sections}>${words.of(standing.sectionsSeen, standing.sectionCount)}</td>
    <td role="cell" class="amount" data-label=${words.minutes}>${words.atLeast(standing.minutes, standing.minimumMinutes)}</td>
    <td role="cell" class="amount ${state}" data-label=${words.state}>${words.lessonStates[state]}</td>
  </tr>`;
}

function lessonState(standing: LessonStanding): LessonState {
  if (standing.complete) return 'complete';
  return standing.sectionsSeen > 0 || standing.minutes > 0 ? 'active' : 'new';
}

function drawQuiz(course: CourseLearning): TemplateResult {
  const words = record.learning;
  const path = stepPath(course.course, undefined);
  if (course.quizPassed) return html`<b>${words.quiz}</b><span class="complete">✓ ${words.quizPassed}</span>`;
  if (!course.lessonsComplete)
    return html`<b>${words.quiz}</b><span class="muted">${words.quizClosed}</span>`;
  return html`<b>${words.quiz}</b><a href=${path}>${words.quizOpen}</a>`;
}

customElements.define('md-my-learning', MyLearning);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-learning': MyLearning;
  }
}
