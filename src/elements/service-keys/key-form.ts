/** The form that makes a key: what it is for, and what it may do, each scope explained. */
import { html, nothing, type TemplateResult } from 'lit';
import { SCOPES, type Scope } from '../../domain/xapi/scopes.ts';
import { serviceKeys as words } from '../../i18n/service-keys.ts';
import type { Refusal } from '../../stores/api.ts';

/** Which part lacks something, and the sentence that says so; `form` for what concerns the whole. */
export interface FormTrouble {
  readonly at: 'name' | 'scopes' | 'form';
  readonly sentence: string;
}

export interface FormState {
  readonly busy: boolean;
  readonly trouble: FormTrouble | undefined;
}

export function drawKeyForm(
  { busy, trouble }: FormState,
  submit: (event: SubmitEvent) => Promise<void>,
): TemplateResult {
  const at = (part: FormTrouble['at']) => (trouble?.at === part ? trouble.sentence : undefined);
  return html`<form class="form" novalidate @submit=${submit}>
    <p id="form-trouble" class="error" role="alert" tabindex="-1">${at('form') ?? nothing}</p>
    <div class="field">
      <label for="name">${words.name}</label>
      <span id="name-hint" class="muted">${words.nameHint}</span>
      <input id="name" name="name" autocomplete="off" maxlength="60" required
        aria-invalid=${at('name') ? 'true' : 'false'} aria-describedby=${at('name') ? 'name-trouble name-hint' : 'name-hint'} />
      ${drawTrouble('name', at('name'))}
    </div>
    <fieldset aria-describedby=${at('scopes') ? 'scopes-trouble scopes-hint' : 'scopes-hint'}>
      <legend>${words.scopesLegend}</legend>
      <p id="scopes-hint" class="muted">${words.scopesHint}</p>
      ${drawTrouble('scopes', at('scopes'))}
      <ul class="scopes">${SCOPES.map(drawScope)}</ul>
    </fieldset>
    <button class="button first" type="submit" aria-disabled=${busy ? 'true' : 'false'}>${busy ? words.submitting : words.submit}</button>
  </form>`;
}

function drawScope(scope: Scope): TemplateResult {
  const { name, explained } = words.scopes[scope];
  return html`<li>
    <label><input type="checkbox" name="scope" value=${scope} aria-describedby="about-${scope}" /><span>${name}</span> <code>${scope}</code></label>
    <p id="about-${scope}" class="muted">${explained}</p>
  </li>`;
}

function drawTrouble(part: string, sentence: string | undefined): TemplateResult | typeof nothing {
  return sentence === undefined ? nothing : html`<p id="${part}-trouble" class="error">${sentence}</p>`;
}

/** Where in the form a refusal of the server belongs. */
export function troubleOf(problem: Refusal): FormTrouble {
  const field = 'field' in problem ? problem.field : undefined;
  const at = field === '/name' ? 'name' : field?.startsWith('/scopes') ? 'scopes' : 'form';
  return { at, sentence: problem.detail };
}
