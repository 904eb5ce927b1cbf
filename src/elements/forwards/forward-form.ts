/** The forms of md-forwards: a new forward, another key, a removal. What was typed is read, not judged. */
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ForwardKeyRequest, ForwardRequest } from '../../domain/api/forwards.ts';
import { AUTHORITIES } from '../../domain/forward/forward.ts';
import { XAPI_VERSIONS } from '../../domain/xapi/version.ts';
import { forwards } from '../../i18n/forwards.ts';

/** What the server found wrong: the field's pointer, and the sentence that names the fix. */
export interface FormTrouble {
  readonly field: string | undefined;
  readonly sentence: string;
}

export interface FormState {
  readonly trouble: FormTrouble | undefined;
  readonly isBusy: boolean;
  readonly submit: (event: SubmitEvent) => void;
  readonly cancel: () => void;
}

const words = forwards.form;

/** Of fields, so that what concerns none of them is said above all of them. */
const FIELDS = ['/name', '/address', '/key', '/secret', '/filter/verbs', '/filter/activity'];

export function drawAddForm(state: FormState): TemplateResult {
  return html`<form class="sheet form" novalidate aria-labelledby="add-title" @submit=${state.submit}>
    <h2 id="add-title">${words.title}</h2>
    ${drawGeneralTrouble(state)}
    ${field(state, { id: 'name', pointer: '/name', label: words.name, hint: words.nameHint })}
    ${field(state, { id: 'address', pointer: '/address', label: words.address, hint: words.addressHint, type: 'url' })}
    ${drawCredentials(state)}
    <div class="pair">
      ${select(
        'authority',
        words.authority,
        AUTHORITIES.map((each) => [each, forwards.authorities[each]]),
      )}
      ${select('from', words.from, Object.entries(words.froms))}
      ${select(
        'version',
        words.version,
        XAPI_VERSIONS.map((each) => [each, words.versions[each]]),
      )}
    </div>
    <details class="more" ?open=${state.trouble?.field?.startsWith('/filter') ?? false}>
      <summary>${words.more}</summary>
      <p class="muted">${words.moreLead}</p>
      ${drawConditions(state)}
    </details>
    ${drawButtons(state, words.submit)}
  </form>`;
}

/** @param name - of the forward */
export function drawKeyForm(state: FormState, name: string): TemplateResult {
  return html`<form class="form inner" novalidate aria-labelledby="key-title" @submit=${state.submit}>
    <h3 id="key-title">${words.rekeyTitle(name)}</h3>
    ${drawGeneralTrouble(state)} ${drawCredentials(state)} ${drawButtons(state, words.rekeySubmit)}
  </form>`;
}

export function drawRemoval(
  { trouble, cancel }: Pick<FormState, 'trouble' | 'cancel'>,
  name: string,
  confirm: () => void,
): TemplateResult {
  return html`<div class="form inner" role="group" aria-labelledby="remove-title">
    <h3 id="remove-title" tabindex="-1">${forwards.removeAsk(name)}</h3>
    <p>${forwards.removeLead}</p>
    <p class="error" role="alert">${trouble ? trouble.sentence : nothing}</p>
    <div class="actions">
      <button class="button first" type="button" data-action="confirm" @click=${confirm}>${forwards.removeConfirm}</button>
      <button class="button" type="button" @click=${cancel}>${forwards.cancel}</button>
    </div>
  </div>`;
}

export function readNewForward(form: HTMLFormElement): ForwardRequest {
  const text = (name: string) => String(new FormData(form).get(name) ?? '').trim();
  const iri = text('activity');
  return {
    name: text('name'),
    address: text('address'),
    ...readKey(form),
    version: text('version') as ForwardRequest['version'],
    filter: {
      verbs: text('verbs').split(/\s+/).filter(Boolean),
      activity: iri === '' ? null : { match: text('match') as 'exact' | 'prefix', iri },
      authority: text('authority') as ForwardRequest['filter']['authority'],
    },
    from: text('from') as ForwardRequest['from'],
  };
}

/** A secret may begin or end with a blank, a key does not. */
export function readKey(form: HTMLFormElement): ForwardKeyRequest {
  const data = new FormData(form);
  return { key: String(data.get('key') ?? '').trim(), secret: String(data.get('secret') ?? '') };
}

/** The field at fault, or the form's own sentence. */
export function placeOfTrouble(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector('[aria-invalid="true"]') ?? form.querySelector('.general');
}

function drawCredentials(state: FormState): TemplateResult {
  return html`<div class="pair">
    ${field(state, { id: 'key', pointer: '/key', label: words.key, hint: words.keyHint })}
    ${field(state, { id: 'secret', pointer: '/secret', label: words.secret, hint: words.secretHint, type: 'password' })}
  </div>`;
}

function drawConditions(state: FormState): TemplateResult {
  const wrong = troubleAt(state, '/filter/verbs');
  return html`<div class="field">
      <label for="verbs">${words.verbs}</label>
      <span id="verbs-hint" class="muted">${words.verbsHint}</span>
      <textarea id="verbs" name="verbs" rows="3" spellcheck="false" aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby=${wrong ? 'verbs-trouble verbs-hint' : 'verbs-hint'}></textarea>
      ${wrong ? html`<span id="verbs-trouble" class="error">${wrong}</span>` : nothing}
    </div>
    ${field(state, { id: 'activity', pointer: '/filter/activity', label: words.activity, hint: words.activityHint })}
    ${select('match', words.match, Object.entries(words.matches))}`;
}

interface Field {
  readonly id: string;
  readonly pointer: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'url' | 'password';
}

function field(state: FormState, { id, pointer, label, hint, type = 'text' }: Field): TemplateResult {
  const wrong = troubleAt(state, pointer);
  const described = [wrong ? `${id}-trouble` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<span id="${id}-hint" class="muted">${hint}</span>` : nothing}
    <input id=${id} name=${id} type=${type} autocomplete=${type === 'password' ? 'new-password' : 'off'} autocapitalize="none"
      spellcheck="false" required aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${ifDefined(described || undefined)} />
    ${wrong ? html`<span id="${id}-trouble" class="error">${wrong}</span>` : nothing}
  </div>`;
}

function select(id: string, label: string, options: readonly (readonly [string, string])[]): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${id}>${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select>
  </div>`;
}

function drawButtons({ isBusy, cancel }: FormState, submit: string): TemplateResult {
  return html`<div class="actions">
    <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? words.submitting : submit}</button>
    <button class="button" type="button" @click=${cancel}>${forwards.cancel}</button>
  </div>`;
}

function drawGeneralTrouble({ trouble }: FormState): TemplateResult {
  const isGeneral = trouble && !FIELDS.includes(trouble.field ?? '');
  return html`<p class="general error" role="alert" tabindex="-1">${isGeneral ? trouble.sentence : nothing}</p>`;
}

function troubleAt({ trouble }: FormState, pointer: string): string | undefined {
  return trouble?.field === pointer ? trouble.sentence : undefined;
}
