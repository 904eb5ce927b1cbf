/** The quiz before and between attempts: what is missing, the rules, past results, when the next may begin. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AttemptSummary, QuizView } from '../../domain/api/api.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';
import { describeMoment } from '../../stores/describe-moment.ts';

export interface HomeParts {
  readonly view: QuizView;
  readonly starting: boolean;
  readonly problem: string | undefined;
  /** The title of a lesson, where the page knows it. */
  readonly lessonTitle: (lesson: string) => string;
  readonly onBegin: () => void;
  readonly onSee: (attempt: string) => void;
}

export function homeView(parts: HomeParts): TemplateResult {
  const { view } = parts;
  const hasPassed = view.attempts.some(({ state }) => state === 'passed');
  return html`
    <div class="page">
      ${hasPassed ? passed(view) : unpassed(parts)}
      ${parts.problem ? html`<p class="error" role="alert">${parts.problem}</p>` : nothing}
      ${view.attempts.length > 0 ? past(parts) : nothing}
    </div>
  `;
}

function unpassed(parts: HomeParts): TemplateResult {
  const { view } = parts;
  if (view.unfinishedLessons.length > 0) return unfinished(parts);
  return html`
    ${view.waitUntil === undefined ? nothing : waiting(view, view.waitUntil)}
    ${rules(view)}
    ${view.waitUntil === undefined ? beginning(parts) : nothing}
  `;
}

function unfinished({ view, lessonTitle }: HomeParts): TemplateResult {
  const words = quizText;
  const { unfinishedLessons: lessons } = view;
  return html`
    <h2 tabindex="-1">${words.unfinishedTitle}</h2>
    <p>${words.unfinished(lessons.length)}</p>
    <ul>
      ${lessons.map((lesson) => html`<li><a href="/courses/${lesson}/">${lessonTitle(lesson)}</a></li>`)}
    </ul>
    ${rules(view)}
  `;
}

function waiting({ attemptsLeft, maximumAttempts = 0 }: QuizView, until: string): TemplateResult {
  const words = quizText;
  const when = describeMoment(until, new Date());
  if (attemptsLeft === 0) {
    return html`
      <h2 tabindex="-1">${words.usedUpTitle}</h2>
      <p class="warning">${words.usedUp(maximumAttempts, when)}</p>
    `;
  }
  return html`
    <h2 tabindex="-1">${words.waitTitle}</h2>
    <p class="warning">${words.waitUntil(when)}</p>
  `;
}

function passed({ course }: QuizView): TemplateResult {
  const words = quizText;
  return html`
    <h2 tabindex="-1">${words.passedTitle}</h2>
    <p>${words.passedHint}</p>
    <div class="actions">
      <a class="button first" href="/my/hours/">${words.toHours}</a>
      <a class="button" href="/courses/${course}/">${words.toCourse}</a>
    </div>
  `;
}

function rules(view: QuizView): TemplateResult {
  const { questionCount, passPercent, attemptsBeforeWait, waitMinutes, maximumAttempts } = view;
  const { rulesTitle, rules: lines } = quizText;
  return html`
    <h2 tabindex="-1">${rulesTitle}</h2>
    <ul class="rules">
      <li>${lines.questions(questionCount)}</li>
      <li>${lines.pass(passPercent)}</li>
      <li>${lines.saved}</li>
      <li>${lines.wait(attemptsBeforeWait, duration(waitMinutes))}</li>
      ${
        maximumAttempts === undefined
          ? nothing
          : html`<li>${lines.maximum(maximumAttempts, view.attemptsLeft ?? 0)}</li>`
      }
      <li>${maximumAttempts === undefined ? lines.explained : lines.explainedAtLast}</li>
    </ul>
  `;
}

function beginning({ view, starting, onBegin }: HomeParts): TemplateResult {
  const words = quizText;
  const again = view.attempts.length > 0 ? words.beginAgain : words.begin;
  const label = view.live === undefined ? again : words.goOn;
  return html`
    ${view.live === undefined ? nothing : html`<p>${words.goOnHint}</p>`}
    <div class="actions">
      <button type="button" class="button first" aria-disabled=${starting ? 'true' : 'false'} @click=${onBegin}>
        ${starting ? words.starting : label}
      </button>
    </div>
  `;
}

function past({ view, onSee }: HomeParts): TemplateResult {
  const words = quizText;
  const row = (attempt: AttemptSummary) => html`
    <li>
      <span>
        ${words.attemptName(attempt.number)}
        <span class="muted">${describeMoment(attempt.closedAt ?? attempt.startedAt, new Date())}</span>
      </span>
      <span class="num">
        ${attempt.scorePercent === undefined ? nothing : words.attemptScore(attempt.scorePercent)}
        ${words.attemptStates[attempt.state]}
      </span>
      ${
        attempt.state === 'live'
          ? nothing
          : html`<button
              type="button"
              class="link"
              aria-label=${words.seeResultOf(attempt.number)}
              @click=${() => onSee(attempt.id)}
            >${words.seeResult}</button>`
      }
    </li>
  `;
  return html`
    <h2>${words.pastTitle}</h2>
    <ol class="plain past">${[...view.attempts].reverse().map(row)}</ol>
  `;
}

function duration(minutes: number): string {
  const words = quizText;
  return minutes % 60 === 0 && minutes > 0 ? words.hours(minutes / 60) : words.minutes(minutes);
}
