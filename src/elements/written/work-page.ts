/** The reading page: the text, the rubric beside it to mark by, and what stands of it so far. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReadingView, SimilarWork, WrittenWorkView } from '../../domain/api/written.ts';
import { fullPoints, type RubricCriterion } from '../../domain/written/rubric.ts';
import { longDay, longInstant } from '../../drawing/dates.ts';
import { drawLongText } from '../../drawing/long-text.ts';
import { drawLevels, drawRubric } from '../../drawing/rubric.ts';
import { writtenTag } from '../../drawing/written-tag.ts';
import { written } from '../../i18n/written.ts';

const words = written.desk.work;

export interface ReadingState {
  readonly trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  readonly isBusy: boolean;
  /** What was marked so far. */
  readonly total: number;
  /** Whether the form that withdraws the result is open. */
  readonly isRevoking: boolean;
  readonly add: (event: Event) => void;
  readonly mark: (event: SubmitEvent) => void;
  readonly giveBack: (form: HTMLFormElement) => void;
  readonly openRevoke: (isOpen: boolean) => void;
  readonly revoke: (event: SubmitEvent) => void;
  readonly post: () => void;
}

export function drawWorkPage(view: WrittenWorkView, state: ReadingState): TemplateResult {
  const { task, person, handedInOn, version, characters } = view;
  return html`<div>
      <div class="head"><h2 tabindex="-1">${words.title(written.kinds[task.kind], task.topic)}</h2>${writtenTag(view.state)}</div>
      <p class="muted num">${words.by(person.name, person.unit)} · ${words.handedIn(longDay(handedInOn), version, characters)} · ${written.mine.atLeast(task.minimumCharacters)}</p>
      ${task.words === '' ? nothing : html`<p class="quote">${task.words}</p>`}
    </div>
    <div class="desk">
      <section aria-label=${words.text}>${drawLongText(view.text)}</section>
      <div class="side">
        ${drawResult(view, state)}
        ${drawReadings(view)}
        ${view.decision.place === null ? drawClosed(view) : drawMarking(view, state)}
      </div>
    </div>
    ${drawSimilar(view.similar)}
    ${drawPast(view)}`;
}

function drawResult(view: WrittenWorkView, state: ReadingState): TemplateResult | typeof nothing {
  const { result, hours, mayPost, mayRevoke } = view;
  if (result === null) return nothing;
  return html`<section class="sheet" aria-labelledby="result"><h3 id="result">${words.result}</h3>
    <p class="total num">${words.outcome(result.points, result.isPassed, result.isByThird)}</p>
    ${hours.posted ? html`<p>${words.posted}</p>` : nothing}
    ${hours.trouble === null ? nothing : html`<p>${words.trouble(hours.trouble)}</p>`}
    <p class="error act" role="alert" tabindex="-1">${view.decision.place === null ? (state.trouble?.sentence ?? nothing) : nothing}</p>
    ${
      state.isRevoking
        ? drawRevoke(state)
        : html`<div class="actions">
      ${mayPost ? html`<button class="button small" type="button" @click=${state.post}>${words.postAgain}</button>` : nothing}
      ${mayRevoke ? html`<button class="button small" type="button" data-act="revoke" @click=${() => state.openRevoke(true)}>${words.revoke}</button>` : nothing}
    </div>`
    }
  </section>`;
}

function drawRevoke(state: ReadingState): TemplateResult {
  return html`<form class="change" novalidate @submit=${state.revoke}>
    <p>${words.revokeNote}</p>
    <div class="field"><label for="reason">${words.reason}</label><span id="reason-hint" class="muted">${words.reasonHint}</span>
      <input id="reason" name="reason" maxlength="500" autocomplete="off" aria-describedby="reason-hint" /></div>
    <div class="actions"><button class="button first" type="submit" aria-disabled=${state.isBusy ? 'true' : 'false'}>${words.confirmRevoke}</button>
      <button class="button" type="button" @click=${() => state.openRevoke(false)}>${words.cancel}</button></div>
  </form>`;
}

function drawReadings({ readings, rubric, result }: WrittenWorkView): TemplateResult | typeof nothing {
  if (readings.length === 0) return nothing;
  const isOpen = result !== null || readings.length > 1;
  return html`<section class="sheet" aria-labelledby="readings"><h3 id="readings">${isOpen ? words.readings : words.own}</h3>
    ${readings.map((reading) => drawReading(reading, rubric))}</section>`;
}

function drawReading(reading: ReadingView, rubric: WrittenWorkView['rubric']): TemplateResult {
  const { place, by, day, points, total, remark } = reading;
  return html`<div>
    <h4>${words.reading(written.places[place], by, longDay(day))}</h4>
    <p class="num">${rubric.criteria.map(({ id, title }) => `${title} ${points[id] ?? 0}`).join('，')}</p>
    <p class="num">${words.total(total, fullPoints(rubric))}</p>
    <p class="quote">${remark}</p>
  </div>`;
}

function drawClosed({ decision, rubric, result }: WrittenWorkView): TemplateResult {
  return html`<section class="sheet" aria-labelledby="rubric"><h3 id="rubric">${written.rubric.title}</h3>
    ${decision.reason === null || result !== null ? nothing : html`<p class="muted">${decision.reason}</p>`}
    ${drawRubric(rubric)}</section>`;
}

function drawMarking(view: WrittenWorkView, state: ReadingState): TemplateResult {
  const { rubric, decision } = view;
  const place = decision.place ?? 'first';
  const busy = state.isBusy ? 'true' : 'false';
  const giveBack = (event: Event) =>
    state.giveBack((event.target as HTMLElement).closest('form') as HTMLFormElement);
  return html`<form class="sheet marks" novalidate @submit=${state.mark} @input=${state.add}>
    <h3>${words.marking(written.places[place])}</h3>
    <p class="muted">${place === 'third' ? words.thirdNote : words.blind}</p>
    <p class="error" role="alert" tabindex="-1">${state.trouble?.sentence ?? nothing}</p>
    ${rubric.criteria.map((criterion) => drawCriterion(criterion, state))}
    <p class="total num" role="status">${words.total(state.total, fullPoints(rubric))}</p>
    <div class="field"><label for="remark">${words.remark}</label><span id="remark-hint" class="muted">${words.remarkHint}</span>
      <textarea id="remark" name="remark" rows="4" maxlength="2000" aria-describedby="remark-hint" aria-invalid=${state.trouble?.field === '/remark' ? 'true' : 'false'}></textarea></div>
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${busy}>${words.mark}</button>
      <button class="button" type="button" data-act="return" aria-disabled=${busy} @click=${giveBack}>${words.returnIt}</button>
    </div>
  </form>`;
}

function drawCriterion(criterion: RubricCriterion, state: ReadingState): TemplateResult {
  const { id, title, points } = criterion;
  const isWrong = state.trouble?.field === `/points/${id}`;
  return html`<div class="field">
    <label for="points-${id}">${words.pointsOf(title, points)}</label>
    <input id="points-${id}" name=${id} class="num" type="number" inputmode="numeric" min="0" max=${points} step="1" aria-invalid=${isWrong ? 'true' : 'false'} aria-describedby="levels-${id}" />
    <div id="levels-${id}">${drawLevels(criterion)}</div>
  </div>`;
}

function drawSimilar(similar: readonly SimilarWork[]): TemplateResult {
  return html`<section class="sheet" aria-labelledby="similar"><h3 id="similar">${words.similar}</h3>
    <p class="muted">${words.similarNote}</p>
    ${similar.length === 0 ? html`<p>${words.noSimilar}</p>` : similar.map(drawNeighbour)}</section>`;
}

function drawNeighbour({ person, shareBasisPoints, passages, passageCount }: SimilarWork): TemplateResult {
  const said = words.share(String(Math.floor(shareBasisPoints / 100)), passageCount);
  return html`<details><summary class="num">${words.by(person.name, person.unit)}：${said}</summary>
    <table class="same"><thead><tr><th scope="col">${words.here}</th><th scope="col">${words.there}</th></tr></thead>
      <tbody>${passages.map(({ own, other }) => html`<tr><td>${own}</td><td>${other}</td></tr>`)}</tbody></table>
  </details>`;
}

function drawPast({ versions, history }: WrittenWorkView): TemplateResult {
  return html`<details><summary>${words.versions}</summary>
      <ul class="steps num">${versions.map(
        ({ version, day, characters, hash }) =>
          html`<li><p>${words.version(version, longDay(day), characters)}</p><p class="hash muted">${hash}</p></li>`,
      )}</ul></details>
    <details><summary>${words.history}</summary>
      <ul class="steps num">${history.map(
        ({ kind, at, by, words: said }) =>
          html`<li><p>${longInstant(at)} ${by} ${words.events[kind]}</p>${said === '' ? nothing : html`<p class="quote muted">${said}</p>`}</li>`,
      )}</ul></details>`;
}
