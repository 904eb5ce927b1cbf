/** The evidence of one entry in full, asked for when somebody wants to see it. */
import { html, type TemplateResult } from 'lit';
import type { StudyDay } from '../domain/api/api.ts';
import type { Explanation, LessonExplained, SectionExplained } from '../domain/api/explain.ts';
import { explained as words } from '../i18n/zh-CN/record-evidence.ts';
import { clock, longInstant, shortDay } from './dates.ts';
import {
  describeOffline,
  describeStretches,
  drawStudyDay,
  stretchesOf,
  tellingStretches,
} from './study-day.ts';

export type ExplainedState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly problem: { readonly detail: string } }
  | { readonly kind: 'told'; readonly explanation: Explanation };

export interface Explaining {
  readonly of: (id: string) => ExplainedState | undefined;
  readonly ask: (id: string) => void;
}

export function drawExplained(id: string, explaining: Explaining): TemplateResult {
  const toggled = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open && !explaining.of(id)) explaining.ask(id);
  };
  return html`<details class="behind deep" @toggle=${toggled}>
    <summary>${words.open}</summary>
    <div class="deep-body">${drawState(id, explaining)}</div>
  </details>`;
}

function drawState(id: string, explaining: Explaining): TemplateResult {
  const state = explaining.of(id);
  if (!state || state.kind === 'asking') return html`<p class="waiting" role="status">${words.loading}</p>`;
  if (state.kind === 'told') return drawExplanation(state.explanation);
  return html`<p class="error" role="alert">${state.problem.detail}</p>
    <button class="button small" type="button" @click=${() => explaining.ask(id)}>${words.retry}</button>`;
}

function drawExplanation({ entry, policy, course, days = [], signed }: Explanation): TemplateResult {
  const attempt = course?.attempt;
  const facts: readonly (readonly [string, string])[] = [
    [
      words.rule,
      policy.citation ? words.ruleAt(policy.citation.document, policy.citation.clause) : words.ruleGone,
    ],
    ...(course
      ? [[words.content, course.isCurrent ? words.contentCurrent : words.contentOlder] as const]
      : []),
    ...(attempt?.closedAt
      ? [
          [
            words.attempt,
            [
              words.attemptTimes(longInstant(attempt.startedAt), longInstant(attempt.closedAt)),
              ...(attempt.right === undefined ? [] : [words.attemptRight(attempt.right, attempt.total ?? 0)]),
            ].join(' · '),
          ] as const,
        ]
      : []),
    [words.postedBy, entry.postedBy === 'system' ? words.system : entry.postedBy],
    [
      words.signed,
      signed
        ? words.signedAt(signed.treeSize.toLocaleString('zh-CN'), longInstant(signed.signedAt))
        : words.unsigned,
    ],
  ];
  return html`${(course?.lessons ?? []).map(drawLesson)} ${days.map(drawDay)}
    <dl class="num">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function drawLesson({ title, minutes, minimumMinutes, sections, days }: LessonExplained): TemplateResult {
  return html`<section class="lesson num">
    <h3>${title} <small>${words.lessonMinutes(minutes, minimumMinutes)}</small></h3>
    ${days.map(drawDay)}
    <details class="behind">
      <summary>${words.sections}</summary>
      <table>
        <thead>
          <tr><th scope="col">${words.section}</th><th scope="col">${words.seenAt}</th></tr>
        </thead>
        <tbody>${sections.map(drawSection)}</tbody>
      </table>
    </details>
  </section>`;
}

function drawSection({ title, seen }: SectionExplained): TemplateResult {
  return html`<tr>
    <th scope="row">${title}</th>
    <td>${seen ? html`${longInstant(seen.at)}<br /><code>${seen.statement}</code>` : words.notSeen}</td>
  </tr>`;
}

function drawDay(day: StudyDay): TemplateResult {
  const { minutes, offlineMinutes = [] } = day;
  return html`<figure>
    <figcaption>
      <b>${shortDay(day.day)}</b> ${describeStretches(stretchesOf(minutes))}${describeOffline(offlineMinutes)}
    </figcaption>
    ${drawStudyDay(day)}
    <details class="behind">
      <summary>${words.dayTable}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.stretch}</th>
            <th scope="col" class="amount">${words.minutes}</th>
            <th scope="col">${words.network}</th>
          </tr>
        </thead>
        <tbody>
          ${tellingStretches(day).map(
            ({ from, to, isOffline }) => html`<tr>
              <th scope="row">${clock(from)}–${clock(to)}</th>
              <td class="amount">${minutes.filter((minute) => minute >= from && minute < to).length}</td>
              <td>${isOffline ? words.offline : words.online}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </figure>`;
}
