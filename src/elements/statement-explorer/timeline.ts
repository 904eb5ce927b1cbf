/** What a statement led to, step by step, or honestly nothing. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AttemptTold, CreditTold, SectionTold, StatementDetail } from '../../domain/api/statements.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { readVerbIri } from '../../domain/xapi/portal-verbs.ts';
import { longDay, longInstant } from '../../drawing/dates.ts';
import { describeStretches, drawStudyDay, stretchesOf } from '../../drawing/study-day.ts';
import { explorer } from '../../i18n/explorer.ts';
import type { OpenStatement } from './statement-link.ts';

type Drawn = TemplateResult | typeof nothing;

interface Step {
  /** ISO 8601; a step without one stands beside the record, not in its course. */
  readonly at?: string;
  readonly what: string;
  readonly more?: Drawn;
}

export function drawTimeline(detail: StatementDetail, open: OpenStatement): TemplateResult {
  const { section, attempt, credits } = detail.consequences;
  const steps: readonly Step[] = [
    ...beginning(detail),
    ...(section ? [sectionStep(section, detail.id, open)] : []),
    ...studySteps(detail),
    ...(attempt ? [attemptStep(attempt)] : []),
    ...credits.flatMap((credit) => creditSteps(credit, detail.id, open)),
  ];
  return html`<ol class="timeline">${steps.map(drawStep)}</ol>
    ${credits.length === 0 ? html`<p class="nothing">${whyNothing(detail)}</p>` : nothing}`;
}

function drawStep({ at, what, more }: Step): TemplateResult {
  return html`<li>
    ${at === undefined ? nothing : html`<span class="muted num">${longInstant(at)}</span>`}
    <span class="what">${what}</span> ${more ?? nothing}
  </li>`;
}

/** One step where both clocks show the same minute. */
function beginning({ saidAt, storedAt, authority }: StatementDetail): readonly Step[] {
  const words = explorer.timeline;
  const { kind, name } = authority;
  const more = kind === 'system' ? html`<span class="muted">${words.system(name)}</span>` : nothing;
  if (longInstant(saidAt) === longInstant(storedAt)) {
    return [{ at: storedAt, what: words.saidAndStored[kind], more }];
  }
  return [
    { at: saidAt, what: words.said },
    { at: storedAt, what: words.stored[kind], more },
  ];
}

function studySteps({ consequences: { study } }: StatementDetail): readonly Step[] {
  if (!study) return [];
  const words = explorer.timeline;
  return study.days.map((day) => {
    const { length } = day.minutes;
    const figure = html`<span class="muted num">${longDay(day.day)} ${describeStretches(stretchesOf(day.minutes))}</span>
      ${length > 0 ? drawStudyDay(day) : nothing}
      <span class="muted">${words.studyNote}</span>`;
    return { what: length > 0 ? words.study(study.title, length) : words.noStudy(study.title), more: figure };
  });
}

function sectionStep({ standing, year, first, seenAt }: SectionTold, own: string, open: OpenStatement): Step {
  const words = explorer.timeline;
  if (standing === 'first') return { ...(seenAt && { at: seenAt }), what: words.section.first(year) };
  if (standing === 'uncounted') return { what: words.section.uncounted };
  return { what: words.section.repeated, more: drawLink(first, words.seeFirst, { own, open }) };
}

function attemptStep(attempt: AttemptTold): Step {
  const words = explorer.timeline;
  const { courseTitle, number, startedAt, closedAt, state, scorePercent = 0, right, total } = attempt;
  const verdict = words.attemptStates[state];
  const score =
    right === undefined || total === undefined
      ? verdict
      : words.attemptScore(verdict, scorePercent, right, total);
  return {
    at: closedAt ?? startedAt,
    what: words.attempt(courseTitle, number),
    more: html`<span>${score}</span>`,
  };
}

function creditSteps(credit: CreditTold, own: string, open: OpenStatement): readonly Step[] {
  const words = explorer.timeline;
  const { title, postedAt, completion, centihours, year, index, isReversed } = credit;
  const place = (index + 1).toLocaleString('zh-CN');
  return [
    {
      at: postedAt,
      what: words.completed(title),
      more: drawLink(completion, words.seeCompletion, { own, open }),
    },
    {
      at: postedAt,
      what: words.credited(formatCreditHours(centihours), year, place),
      more: isReversed ? html`<span class="tag neutral">${words.reversed}</span>` : nothing,
    },
  ];
}

/** Nothing leads to the statement that is open already. */
function drawLink(
  id: string | undefined,
  text: string,
  { own, open }: { readonly own: string; readonly open: OpenStatement },
): Drawn {
  if (id === undefined || id === own) return nothing;
  return html`<a href=${open.href(id)} @click=${open.follow(id)}>${text}</a>`;
}

function whyNothing({ verb, consequences: { section, attempt } }: StatementDetail): string {
  const words = explorer.timeline.nothing;
  if (section) return section.standing === 'first' ? words.pending : words[section.standing];
  if (attempt?.state === 'failed') return words.failed;
  return readVerbIri(verb) === 'answered' ? words.practice : words.other;
}
