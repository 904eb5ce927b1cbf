/** The states every sheet of the record shares: being read, nobody signed in, refused, and the tag of a requirement. */
import { html, type TemplateResult } from 'lit';
import type { RequirementState } from '../domain/policy/assess-year.ts';
import { t } from '../i18n/index.ts';
import type { Refusal } from '../stores/api.ts';
import type { Loaded } from '../stores/loaded.ts';
import { signInPath } from '../stores/sign-in-path.ts';

/** @param whatOneWouldSee - one sentence for whoever is not signed in */
export function drawLoaded<Value>(
  loaded: Loaded<Value>,
  whatOneWouldSee: string,
  ready: (value: Value) => TemplateResult,
): TemplateResult {
  const { state } = loaded;
  if (state.kind === 'ready') return ready(state.value);
  if (state.kind === 'signedOut') return signedOut(whatOneWouldSee);
  if (state.kind === 'failed') return failed(state.problem, () => void loaded.retry());
  return waiting();
}

export function waiting(): TemplateResult {
  return html`<p class="waiting" role="status">${t.record.state.loading}</p>`;
}

export function signedOut(sentence: string): TemplateResult {
  return html`<div class="sheet state">
    <p>${sentence}</p>
    <a class="button first" href=${signInPath()}>${t.record.account.signIn}</a>
  </div>`;
}

export function failed(problem: Refusal, retry: () => void): TemplateResult {
  return html`<div class="sheet state" role="alert">
    <p>${problem.detail}</p>
    <button class="button" type="button" @click=${retry}>${t.record.state.retry}</button>
  </div>`;
}

/** @param missing - what is still missing, with its unit; only read while unmet */
export function stateTag(state: RequirementState, missing: string): TemplateResult {
  if (state === 'met')
    return html`<span class="tag met"><span aria-hidden="true">✓</span>${t.record.state.met}</span>`;
  if (state === 'unmet') return html`<span class="tag unmet">${t.record.state.missing(missing)}</span>`;
  return html`<span class="tag neutral">${t.record.state.notAssessable}</span>`;
}
