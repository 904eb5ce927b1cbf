/** One statement: who did what, what it led to, and its exact text on request. */
import { html, nothing, type TemplateResult } from 'lit';
import type { StatementDetail } from '../../domain/api/statements.ts';
import { failed, waiting } from '../../drawing/states.ts';
import { explorer } from '../../i18n/explorer.ts';
import type { LoadState } from '../../stores/loaded.ts';
import { indentJson } from './indent-json.ts';
import { drawNotAllowed } from './results.ts';
import type { OpenStatement } from './statement-link.ts';
import { drawResult } from './statement-table.ts';
import { drawTimeline } from './timeline.ts';

export interface DetailActions extends OpenStatement {
  /** Back to the list that was there before. */
  readonly back: (event: MouseEvent) => void;
  readonly backHref: string;
  /** Everything of one person, by staff number. */
  readonly personHref: (staffNumber: string) => string;
}

/** @param again - ask for it once more */
export function drawOpened(
  detail: LoadState<StatementDetail>,
  actions: DetailActions,
  again: () => void,
): TemplateResult {
  if (detail.kind === 'ready') return html`${drawBack(actions)} ${drawDetail(detail.value, actions)}`;
  if (detail.kind !== 'failed') return html`${drawBack(actions)} ${waiting()}`;
  if (detail.problem.code === 'not-allowed') return drawNotAllowed();
  return html`${drawBack(actions)} ${failed(detail.problem, again)}`;
}

function drawBack({ back, backHref }: DetailActions): TemplateResult {
  return html`<a class="back" href=${backHref} @click=${back}><span aria-hidden="true">←</span> ${explorer.detail.back}</a>`;
}

function drawDetail(detail: StatementDetail, actions: DetailActions): TemplateResult {
  const words = explorer.detail;
  const { did, object, isVoided } = detail;
  return html`<article aria-labelledby="heading">
    <h2 id="heading" tabindex="-1">${words.heading(did, object.title)}
      ${isVoided ? html`<span class="tag unmet">${words.voided}</span>` : nothing}</h2>
    ${isVoided ? drawVoided(detail, actions) : nothing}
    ${drawFacts(detail, actions)}
    <h3>${words.ledTo}</h3>
    ${drawTimeline(detail, actions)}
    ${drawRaw(detail)}
  </article>`;
}

function drawVoided({ voidedBy }: StatementDetail, { href, follow }: OpenStatement): TemplateResult {
  const words = explorer.detail;
  return html`<p class="sheet">${words.voidedNote}
    ${voidedBy ? html`<a href=${href(voidedBy)} @click=${follow(voidedBy)}>${words.seeVoiding}</a>` : nothing}</p>`;
}

type Fact = readonly [name: string, value: TemplateResult | string | undefined];

function drawFacts(detail: StatementDetail, actions: DetailActions): TemplateResult {
  const words = explorer.detail;
  const { object, verb, id } = detail;
  const result = drawResult(detail);
  const facts: readonly Fact[] = [
    [words.who, drawWho(detail, actions)],
    [words.object, drawObject(detail, actions)],
    [words.within, object.within],
    [words.result, result === nothing ? undefined : html`${result}`],
    [words.verb, html`<code>${verb}</code>`],
    [words.iri, object.iri === undefined ? undefined : html`<code>${object.iri}</code>`],
    [words.id, html`<code>${id}</code>`],
  ];
  const given = facts.filter(([, value]) => value !== undefined);
  return html`<dl class="facts num" aria-label=${words.facts}>${given.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function drawWho({ who }: StatementDetail, { personHref }: DetailActions): TemplateResult {
  const words = explorer.detail;
  if (who.kind === 'other') return html`${who.name}`;
  const unit = who.unit ?? explorer.people.noUnit;
  return html`${words.person(who.name, who.staffNumber, unit)}
    <a class="only" href=${personHref(who.staffNumber)}>${words.onlyThis}</a>`;
}

function drawObject({ object }: StatementDetail, { href, follow }: DetailActions): TemplateResult {
  const { statement } = object;
  if (statement === undefined) return html`${object.title}`;
  return html`${object.title}
    <a href=${href(statement)} @click=${follow(statement)}>${explorer.detail.seeOther}</a>`;
}

/** The text may be long and wide, so it scrolls in its place, by keyboard too. */
function drawRaw({ exact, id }: StatementDetail): TemplateResult {
  const words = explorer.detail;
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(exact)}`;
  return html`<details class="raw">
    <summary>${words.raw}</summary>
    <pre tabindex="0" role="region" aria-label=${words.rawLabel}>${indentJson(exact)}</pre>
    <a href=${file} download="statement-${id}.json">${words.download}</a>
  </details>`;
}
