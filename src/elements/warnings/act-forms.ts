/** The forms by which the desk acts on a warning: one a kind, and what each of them says. */
import { html, nothing, type TemplateResult } from 'lit';
import type { WarningAct, WarningActKind, WarningView } from '../../domain/api/warnings.ts';
import { CLOSINGS, type Closing, type Measure } from '../../domain/warning/warning.ts';
import { warnings } from '../../i18n/warnings.ts';

const words = warnings.form;

export interface MeasureRow extends Measure {
  readonly id: string;
}

export interface ActForm {
  readonly kind: WarningActKind;
  /** While a plan is being written. */
  readonly measures: readonly MeasureRow[];
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  readonly addMeasure: () => void;
  readonly removeMeasure: (id: string) => void;
  readonly send: (event: SubmitEvent) => void;
  readonly cancel: () => void;
}

export function drawActForm(view: WarningView, form: ActForm): TemplateResult {
  const { kind } = form;
  return html`<form class="form" data-act=${kind} novalidate @submit=${form.send}>
    <h3 tabindex="-1">${warnings.acts[kind]}</h3>
    <p class="error" role="alert" tabindex="-1">${form.trouble ?? nothing}</p>
    ${fieldsOf(view, form)}
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${form.isBusy ? 'true' : 'false'}>${words.confirm[kind]}</button>
      <button class="button" type="button" @click=${form.cancel}>${words.cancel}</button>
    </div>
  </form>`;
}

function fieldsOf(view: WarningView, form: ActForm): TemplateResult {
  switch (form.kind) {
    case 'told':
      return html`${line('head', words.head, 40)} ${area('note', words.note, 1000)}`;
    case 'talked':
      return html`<div class="pair">
          <div class="field"><label for="day">${words.day}</label><input id="day" name="day" type="date" max=${view.today} .defaultValue=${view.today} /></div>
          ${line('by', words.talker, 40)} ${line('place', words.place, 80)}
        </div>
        <div class="field"><label for="content">${words.content}</label><p class="muted" id="content-hint">${words.contentHint}</p>
          <textarea id="content" name="content" maxlength="4000" aria-describedby="content-hint"></textarea></div>`;
    case 'planned':
      return drawPlan(view, form);
    case 'returned':
      return area('reason', words.reason, 500);
    case 'closed':
      return html`${drawOutcomes(view)} ${area('note', words.note, 1000)}`;
    default:
      return area('note', words.note, 1000);
  }
}

function line(name: string, label: string, most: number): TemplateResult {
  return html`<div class="field"><label for=${name}>${label}</label><input id=${name} name=${name} maxlength=${most} autocomplete="off" /></div>`;
}

function area(name: string, label: string, most: number): TemplateResult {
  return html`<div class="field"><label for=${name}>${label}</label><textarea class="short" id=${name} name=${name} maxlength=${most}></textarea></div>`;
}

function drawPlan(view: WarningView, form: ActForm): TemplateResult {
  return html`${form.measures.map((row, at) => drawMeasure(row, at, view, form))}
    <p><button class="button small" type="button" @click=${form.addMeasure}>${words.addMeasure}</button></p>
    ${
      view.waitsForPerson
        ? html`<div class="field"><label for="unconfirmed">${words.unconfirmed}</label><p class="muted" id="unconfirmed-hint">${words.unconfirmedHint}</p>
            <textarea class="short" id="unconfirmed" name="unconfirmed" maxlength="500" aria-describedby="unconfirmed-hint"></textarea></div>`
        : nothing
    }`;
}

function drawMeasure(row: MeasureRow, at: number, view: WarningView, form: ActForm): TemplateResult {
  const { id } = row;
  return html`<fieldset data-measure=${id}><legend>${words.measure(at + 1)}</legend>
    <div class="field"><label for=${`${id}-text`}>${words.measureText}</label>
      <input id=${`${id}-text`} name=${`${id}-text`} maxlength="200" autocomplete="off" .defaultValue=${row.text} /></div>
    <div class="pair">
      <div class="field"><label for=${`${id}-due`}>${words.due}</label>
        <input id=${`${id}-due`} name=${`${id}-due`} type="date" min=${view.today} .defaultValue=${row.dueDay} /></div>
      <div class="field"><label for=${`${id}-who`}>${words.responsible}</label>
        <input id=${`${id}-who`} name=${`${id}-who`} maxlength="40" autocomplete="off" .defaultValue=${row.responsible} /></div>
    </div>
    ${form.measures.length > 1 ? html`<button class="link" type="button" @click=${() => form.removeMeasure(id)}>${words.removeMeasure(at + 1)}</button>` : nothing}
  </fieldset>`;
}

function drawOutcomes(view: WarningView): TemplateResult {
  const possible = outcomesOf(view);
  return html`<fieldset><legend>${words.outcome}</legend>${possible.map(
    (outcome, at) =>
      html`<label class="choice"><input type="radio" name="outcome" value=${outcome} ?checked=${at === 0} />${warnings.outcomes[outcome]}</label>`,
  )}</fieldset>`;
}

function outcomesOf({ followed, isLifted, hasLeft }: WarningView): readonly Closing[] {
  const holds: Record<Closing, boolean> = {
    improved: followed !== null && followed.figure !== null && !followed.isWeak,
    corrected: isLifted,
    left: hasLeft,
  };
  return CLOSINGS.filter((outcome) => holds[outcome]);
}

/** What the form says, as the call wants it. Wanting words are the server's to name. */
export function readAct(
  form: HTMLFormElement,
  { kind, measures }: Pick<ActForm, 'kind' | 'measures'>,
  version: number,
): WarningAct {
  const data = new FormData(form);
  const said = (name: string) => String(data.get(name) ?? '').trim();
  switch (kind) {
    case 'told':
      return { version, kind, head: said('head'), note: said('note') };
    case 'talked': {
      const [day, by, place, content] = ['day', 'by', 'place', 'content'].map(said);
      return { version, kind, day: day ?? '', by: by ?? '', place: place ?? '', content: content ?? '' };
    }
    case 'planned': {
      const rows = readMeasures(form, measures).map(({ id: _, ...measure }) => measure);
      return { version, kind, measures: rows, unconfirmed: said('unconfirmed') };
    }
    case 'returned':
      return { version, kind, reason: said('reason') };
    case 'closed':
      return { version, kind, outcome: said('outcome') as Closing, note: said('note') };
    default:
      return { version, kind, note: said('note') };
  }
}

export function readMeasures(form: HTMLFormElement, rows: readonly MeasureRow[]): readonly MeasureRow[] {
  const data = new FormData(form);
  const said = (name: string) => String(data.get(name) ?? '').trim();
  return rows.map(({ id }) => ({
    ...{ id, text: said(`${id}-text`), dueDay: said(`${id}-due`), responsible: said(`${id}-who`) },
  }));
}
