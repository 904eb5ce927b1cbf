/** The form that says what to look for. Draws; what becomes of it is the explorer's. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { PORTAL_VERBS } from '../../domain/xapi/portal-verbs.ts';
import { explorer } from '../../i18n/explorer.ts';
import type { ActivityGroup } from './activity-groups.ts';
import type { FilterName, Filters } from './address.ts';

export interface FilterForm {
  /** As typed so far. */
  readonly draft: Filters;
  readonly groups: readonly ActivityGroup[];
  /** An identifier is typed instead of picking from the catalogue. */
  readonly isOther: boolean;
  /** The field that was refused, and why. */
  readonly trouble: { readonly field: FilterName; readonly sentence: string } | undefined;
  readonly change: (changed: Partial<Filters>) => void;
  readonly pick: (value: string) => void;
  readonly submit: (event: SubmitEvent) => void;
  readonly clear: () => void;
}

/** The picker's value for what the catalogue does not hold. */
export const OTHER = 'other';

export function drawForm(form: FilterForm): TemplateResult {
  const words = explorer.form;
  return html`<form novalidate aria-label=${words.label} role="search" @submit=${form.submit}>
    ${drawText(form, 'person', words.person, words.personHint)}
    ${drawActivity(form)}
    ${form.isOther ? drawText(form, 'activity', words.iri, words.iriHint) : nothing}
    ${drawVerb(form)}
    ${drawDay(form, 'from', words.from)}
    ${drawDay(form, 'to', words.to)}
    <div class="actions">
      <button class="button first" type="submit">${words.submit}</button>
      <button class="button" type="button" @click=${form.clear}>${words.clear}</button>
    </div>
  </form>`;
}

function drawText(form: FilterForm, name: FilterName, label: string, hint: string): TemplateResult {
  const trouble = troubleOf(form, name);
  return html`<div class="field ${name}">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} .value=${live(form.draft[name])} autocomplete="off" spellcheck="false"
      enterkeyhint="search" aria-invalid=${trouble ? 'true' : 'false'}
      aria-describedby=${trouble ? `${name}-trouble ${name}-hint` : `${name}-hint`} @input=${typed(form, name)} />
    <span id="${name}-hint" class="muted">${hint}</span>
    ${drawTrouble(name, trouble)}
  </div>`;
}

/** Days of the record are China's; an instant that came with the address stays what it is. */
function drawDay(form: FilterForm, name: 'from' | 'to', label: string): TemplateResult {
  const value = form.draft[name];
  const trouble = troubleOf(form, name);
  return html`<div class="field date">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} class="num" type=${/^(\d{4}-\d\d-\d\d)?$/.test(value) ? 'date' : 'text'}
      .value=${live(value)} aria-invalid=${trouble ? 'true' : 'false'}
      aria-describedby=${trouble ? `${name}-trouble` : nothing} @input=${typed(form, name)} />
    ${drawTrouble(name, trouble)}
  </div>`;
}

function drawActivity({ groups, draft, isOther, pick }: FilterForm): TemplateResult {
  const words = explorer.form;
  const isChosen = (value: string) => !isOther && draft.activity === value;
  return html`<div class="field">
    <label for="picker">${words.activity}</label>
    <select id="picker" @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${live(isChosen(''))}>${words.anyActivity}</option>
      ${groups.map(
        ({ label, options }) => html`<optgroup label=${label}>
          ${options.map(({ value, text }) => html`<option value=${value} .selected=${live(isChosen(value))}>${text}</option>`)}
        </optgroup>`,
      )}
      <option value=${OTHER} .selected=${live(isOther)}>${words.otherActivity}</option>
    </select>
  </div>`;
}

function drawVerb({ draft, change, trouble }: FilterForm): TemplateResult {
  const words = explorer.form;
  const isForeign = draft.verb !== '' && !PORTAL_VERBS.some((verb) => verb === draft.verb);
  const wrong = trouble?.field === 'verb' ? trouble.sentence : undefined;
  return html`<div class="field">
    <label for="verb">${words.verb}</label>
    <select id="verb" aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? 'verb-trouble' : nothing}
      @change=${(event: Event) => change({ verb: (event.target as HTMLSelectElement).value })}>
      <option value="" .selected=${live(draft.verb === '')}>${words.anyVerb}</option>
      ${PORTAL_VERBS.map((verb) => html`<option value=${verb} .selected=${live(draft.verb === verb)}>${explorer.verbs[verb]}</option>`)}
      ${isForeign ? html`<option value=${draft.verb} .selected=${live(true)}>${draft.verb}</option>` : nothing}
    </select>
    ${drawTrouble('verb', wrong)}
  </div>`;
}

function drawTrouble(name: FilterName, sentence: string | undefined): TemplateResult | typeof nothing {
  return sentence ? html`<span id="${name}-trouble" class="error" role="alert">${sentence}</span>` : nothing;
}

function troubleOf({ trouble }: FilterForm, name: FilterName): string | undefined {
  return trouble?.field === name ? trouble.sentence : undefined;
}

function typed({ change }: FilterForm, name: FilterName): (event: Event) => void {
  return (event) => change({ [name]: (event.target as HTMLInputElement).value });
}
