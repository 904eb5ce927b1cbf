/** The form that asks for a batch: whose certificates, of which year and kind, as of which day. */
import { html, nothing, type TemplateResult } from 'lit';
import type { UnitView } from '../../domain/api/api.ts';
import { BATCH_KINDS } from '../../domain/certificate/batch.ts';
import { certificateDesk } from '../../i18n/certificate-desk.ts';

const words = certificateDesk.issue;

export interface IssueState {
  readonly units: readonly UnitView[];
  readonly isList: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly isBusy: boolean;
  readonly trouble: string;
}

export interface IssueActions {
  readonly choose: (isList: boolean) => void;
  readonly submit: (event: SubmitEvent) => void;
}

export function drawIssueForm(state: IssueState, { choose, submit }: IssueActions): TemplateResult {
  const { isList, isBusy, trouble, today } = state;
  const choice = (value: boolean, name: string) =>
    html`<label><input type="radio" name="whose" value=${String(value)} .checked=${isList === value} @change=${() => choose(value)} />${name}</label>`;
  return html`<section aria-labelledby="issue">
    <h2 id="issue" tabindex="-1">${words.title}</h2>
    <form class="issue sheet" novalidate @submit=${submit}>
      <fieldset>
        <legend>${words.whose}</legend>
        <div class="choices">${choice(false, words.byUnit)}${choice(true, words.byList)}</div>
      </fieldset>
      ${isList ? drawList() : drawUnits(state.units)}
      <div class="row">
        <div class="field">
          <label for="year">${words.year}</label>
          <select id="year" name="year" class="num">${yearsOf(today).map((year) => html`<option value=${year}>${words.yearOption(year)}</option>`)}</select>
        </div>
        <div class="field">
          <label for="kinds">${words.kind}</label>
          <select id="kinds" name="kinds">${BATCH_KINDS.map((kind) => html`<option value=${kind}>${certificateDesk.kinds[kind]}</option>`)}</select>
        </div>
        <div class="field">
          <label for="asOf">${words.asOf}</label>
          <input id="asOf" name="asOf" type="date" class="num" max=${today} .value=${today} aria-describedby="as-of-hint" />
        </div>
      </div>
      <p id="as-of-hint" class="muted">${words.asOfHint}</p>
      <p class="error" role="alert" id="issue-trouble">${trouble}</p>
      <div class="actions">
        <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : nothing}>${isBusy ? words.sending : words.submit}</button>
      </div>
    </form>
  </section>`;
}

function drawUnits(units: readonly UnitView[]): TemplateResult {
  const top = Math.min(...units.map(({ depth }) => depth));
  return html`<div class="field">
    <label for="unit">${words.unit}</label>
    <select id="unit" name="unit">
      ${units.map(({ id, name, depth }) => html`<option value=${id}>${'　'.repeat(depth - top)}${name}</option>`)}
    </select>
  </div>`;
}

function drawList(): TemplateResult {
  return html`<div class="field">
    <label for="list">${words.list}</label>
    <span id="list-hint" class="muted">${words.listHint}</span>
    <textarea id="list" name="list" rows="6" spellcheck="false" aria-describedby="list-hint issue-trouble"></textarea>
  </div>`;
}

const YEARS = 4;

function yearsOf(today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: YEARS }, (_, back) => year - back);
}
