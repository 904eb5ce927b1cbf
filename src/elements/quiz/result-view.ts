/** A closed attempt: the score, a verdict for each question, and whatever explanations the server sends. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AttemptQuestion, AttemptView } from '../../domain/api/api.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';

export interface ResultParts {
  readonly attempt: AttemptView;
  /** Said once above the result. */
  readonly notice: string | undefined;
  readonly onHome: () => void;
}

export function resultView({ attempt, notice, onHome }: ResultParts): TemplateResult {
  const words = quizText;
  const hasPassed = attempt.state === 'passed';
  const percent = attempt.scorePercent ?? 0;
  return html`
    <div class="page">
      ${notice ? html`<p class="warning">${notice}</p>` : nothing}
      <div class="result ${attempt.state}">
        <h2 tabindex="-1">
          ${words.attemptName(attempt.number)}：${hasPassed ? words.resultPassed : words.resultFailed}
        </h2>
        <p class="figure num">${words.score(percent)}</p>
        <p class="num">${words.scoreLine(attempt.right ?? 0, attempt.questions.length, attempt.passPercent)}</p>
        ${hasPassed ? nothing : html`<p class="muted">${words.failedHint}</p>`}
      </div>
      <div class="actions">
        ${
          hasPassed
            ? html`<a class="button first" href="/my/hours/">${words.toHours}</a>`
            : html`<button type="button" class="button first" @click=${onHome}>${words.toRules}</button>`
        }
        <a class="button" href="/courses/${attempt.course}/">${words.toCourse}</a>
      </div>
      <h2>${words.verdictsTitle}</h2>
      <ol class="plain answers">${attempt.questions.map((question, at) => answerView(attempt, question, at))}</ol>
    </div>
  `;
}

function answerView(attempt: AttemptView, question: AttemptQuestion, at: number): TemplateResult {
  const words = quizText;
  const { verdict, rightOptions, explanation } = question;
  const chosen = textsOf(question, attempt.answers[question.id] ?? []);
  return html`
    <li>
      <div class="head">
        <h3>${at + 1}. ${question.stem}</h3>
        ${
          verdict === undefined
            ? nothing
            : html`<span class="tag ${verdict ? 'met' : 'unmet'}">${
                verdict ? `✓ ${words.verdicts.right}` : `✕ ${words.verdicts.wrong}`
              }</span>`
        }
      </div>
      <dl>
        <dt>${words.yourAnswer}</dt>
        <dd>${chosen || words.noAnswer}</dd>
        ${
          rightOptions && verdict === false
            ? html`<dt>${words.rightAnswer}</dt><dd>${textsOf(question, rightOptions)}</dd>`
            : nothing
        }
        ${explanation ? html`<dt>${words.explanation}</dt><dd>${explanation}</dd>` : nothing}
      </dl>
    </li>
  `;
}

function textsOf(question: AttemptQuestion, ids: readonly string[]): string {
  return question.options
    .filter(({ id }) => ids.includes(id))
    .map(({ text }) => text)
    .join('；');
}
