/** A closed attempt: the score, a verdict for each question, and whatever explanations the server sends. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AttemptView } from '../../domain/api/api.ts';
import type { AttemptQuestion } from '../../domain/api/questions.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';
import { describeAnswer } from './describe-answer.ts';
import { passageView, stemView } from './stem.ts';

export interface ResultParts {
  readonly attempt: AttemptView;
  /** Said once above the result. */
  readonly notice: string | undefined;
  readonly onHome: () => void;
}

export function resultView({ attempt, notice, onHome }: ResultParts): TemplateResult {
  const words = quizText;
  const hasPassed = attempt.state === 'passed';
  const isExplained = attempt.questions.some(({ explanation }) => explanation !== undefined);
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
        ${hasPassed || isExplained ? nothing : html`<p class="muted">${words.failedHint}</p>`}
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
  const { verdict, rightAnswer, explanation } = question;
  const given = describeAnswer(question, attempt.answers[question.id] ?? []);
  return html`
    <li>
      <div class="head">
        <h3>${at + 1}. ${stemView(question.stem)}</h3>
        ${
          verdict === undefined
            ? nothing
            : html`<span class="tag ${verdict ? 'met' : 'unmet'}">${
                verdict ? `✓ ${words.verdicts.right}` : `✕ ${words.verdicts.wrong}`
              }</span>`
        }
      </div>
      ${
        question.kind === 'scenario'
          ? html`<details>
              <summary>${words.situation}</summary>
              <div class="situation">${passageView(question.situation)}</div>
            </details>`
          : nothing
      }
      <dl>
        <dt>${words.yourAnswer}</dt>
        <dd>${given.length > 0 ? linesView(given) : words.noAnswer}</dd>
        ${
          rightAnswer && verdict === false
            ? html`<dt>${words.rightAnswer}</dt><dd>${linesView(describeAnswer(question, rightAnswer))}</dd>`
            : nothing
        }
        ${explanation ? html`<dt>${words.explanation}</dt><dd>${explanation}</dd>` : nothing}
      </dl>
    </li>
  `;
}

function linesView(lines: readonly string[]): TemplateResult | string {
  if (lines.length === 1) return lines[0] ?? '';
  return html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
