/** The page to write on: the text with its count, what it will be judged by, and what became of what was handed in. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MyWrittenWork } from '../../domain/api/written.ts';
import { fullPoints } from '../../domain/written/rubric.ts';
import { countCharacters } from '../../domain/written/written-text.ts';
import { longDay } from '../../drawing/dates.ts';
import { drawLongText } from '../../drawing/long-text.ts';
import { worthOf } from '../../drawing/my-written.ts';
import { drawRubric } from '../../drawing/rubric.ts';
import { myWrittenTag } from '../../drawing/written-tag.ts';
import { written } from '../../i18n/written.ts';
import type { DraftKeeper, DraftState } from '../../stores/draft-keeper.ts';

const words = written.mine;

export interface WritingState {
  /** Undefined where nothing can be written now. */
  readonly keeper: DraftKeeper | undefined;
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  /** Whether it is asked if it is to be handed in. */
  readonly isAsking: boolean;
  readonly type: (text: string) => void;
  readonly choose: (which: 'this' | 'other') => void;
  readonly ask: (isAsking: boolean) => void;
  readonly handIn: () => void;
}

export function drawWork(work: MyWrittenWork, state: WritingState): TemplateResult {
  return html`<div class="page">
    <a class="back" href="/my/written/">${words.back}</a>
    <div>
      <div class="head"><h2>${written.kinds[work.kind]}：${work.topic}</h2>${myWrittenTag(work.state)}</div>
      <p class="muted num">${words.from(work.unit)} · ${words.due(longDay(work.dueDay))} · ${words.atLeast(work.minimumCharacters)}${worthOf(work)}</p>
      ${work.words === '' ? nothing : html`<p class="asked">${work.words}</p>`}
    </div>
    ${drawOutcome(work)}
    <div class="columns">
      <div class="writing">${state.keeper ? drawEditor(work, state.keeper, state) : drawHandedIn(work)}</div>
      <section class="sheet" aria-labelledby="rubric"><h3 id="rubric">${written.rubric.title}</h3>${drawRubric(work.rubric)}</section>
    </div>
  </div>`;
}

function drawOutcome({
  state,
  returned,
  result,
  remarks,
  rubric,
}: MyWrittenWork): TemplateResult | typeof nothing {
  if (returned === null && result === null) return nothing;
  return html`<section class="sheet" aria-label=${written.myStates[state]}>
    ${result === null || state === 'revoked' ? nothing : html`<p class="points num">${words.result(result.points, fullPoints(rubric))}</p><p>${result.isPassed ? words.passed : words.failed}</p>`}
    ${returned === null ? nothing : html`<h3>${state === 'revoked' ? words.revoked : words.returned}</h3><p class="quote">${returned}</p><p class="muted">${words.again}</p>`}
    ${remarks.length === 0 ? nothing : html`<h3>${words.remarks}</h3><ul class="remarks">${remarks.map((remark) => html`<li class="quote">${remark}</li>`)}</ul>`}
  </section>`;
}

const SAYING: Readonly<Record<DraftState, string>> = {
  fresh: '',
  saved: words.saved,
  saving: words.saving,
  here: words.keptHere,
  nowhere: words.notKept,
  other: '',
};

function drawEditor(work: MyWrittenWork, keeper: DraftKeeper, state: WritingState): TemplateResult {
  const characters = countCharacters(keeper.text);
  return html`${keeper.other === undefined ? nothing : drawConflict(keeper.other, state)}
    <div class="field">
      <label for="text">${words.text}</label>
      <span id="text-hint" class="muted">${words.textHint}</span>
      <textarea id="text" rows="18" .value=${live(keeper.text)} aria-describedby="text-hint text-count text-trouble" aria-invalid=${state.trouble === undefined ? 'false' : 'true'}
        @input=${(event: InputEvent) => state.type((event.target as HTMLTextAreaElement).value)}></textarea>
      <p class="under muted num"><span id="text-count">${words.count(characters, work.minimumCharacters)}</span><span class="kept" role="status">${SAYING[keeper.state]}</span></p>
      <p id="text-trouble" class="error" role="alert">${state.trouble ?? nothing}</p>
    </div>
    ${state.isAsking ? drawSure(state) : drawHandIn(state)}`;
}

function drawHandIn(state: WritingState): TemplateResult {
  return html`<div class="actions">
    <button class="button first" type="button" @click=${() => state.ask(true)}>${words.handIn}</button>
    <span class="muted">${words.handInNote}</span>
  </div>`;
}

function drawSure(state: WritingState): TemplateResult {
  return html`<div class="sure" role="group" aria-label=${words.handIn}>
    <p>${words.sure}</p>
    <div class="actions">
      <button class="button first" type="button" aria-disabled=${state.isBusy ? 'true' : 'false'} @click=${state.handIn}>${state.isBusy ? words.busy : words.confirm}</button>
      <button class="button" type="button" @click=${() => state.ask(false)}>${words.notYet}</button>
    </div>
  </div>`;
}

function drawConflict(other: string, state: WritingState): TemplateResult {
  return html`<div class="conflict" role="alert">
    <p>${words.other}</p>
    <h3>${words.otherText}</h3>
    <p class="quote" tabindex="0">${other}</p>
    <div class="actions">
      <button class="button" type="button" data-choose="this" @click=${() => state.choose('this')}>${words.keepThis}</button>
      <button class="button" type="button" data-choose="other" @click=${() => state.choose('other')}>${words.takeOther}</button>
    </div>
  </div>`;
}

function drawHandedIn({ handedIn }: MyWrittenWork): TemplateResult | typeof nothing {
  if (!handedIn) return nothing;
  return html`<p class="muted num">${words.asHandedIn(longDay(handedIn.day), handedIn.characters)}</p>
    ${drawLongText(handedIn.text)}
    <details><summary>${words.hash}</summary><p class="hash">${handedIn.hash}</p></details>`;
}
