/** The states every sheet of the record shares: being read, nobody signed in, refused, and the tag of a requirement. */
import { html, type TemplateResult } from 'lit';
import type { RequirementState } from '../domain/policy/assess-year.ts';
import { record } from '../i18n/record.ts';

/** Something asked of the server, as the stores hold it. */
interface Asked<Value> {
  readonly state:
    | { readonly kind: 'loading' | 'signedOut' }
    | { readonly kind: 'failed'; readonly problem: { readonly detail: string } }
    | { readonly kind: 'ready'; readonly value: Value };
  /** The way to the sign-in page and back. */
  readonly signInPath: string;
  readonly retry: () => Promise<void>;
}

/** @param whatOneWouldSee - one sentence for whoever is not signed in */
export function drawLoaded<Value>(
  asked: Asked<Value>,
  whatOneWouldSee: string,
  ready: (value: Value) => TemplateResult,
): TemplateResult {
  const { state } = asked;
  if (state.kind === 'ready') return ready(state.value);
  if (state.kind === 'signedOut') return signedOut(whatOneWouldSee, asked.signInPath);
  if (state.kind === 'failed') return failed(state.problem, () => void asked.retry());
  return waiting();
}

export function waiting(): TemplateResult {
  return html`<p class="waiting" role="status">${record.state.loading}</p>`;
}

function signedOut(sentence: string, signInPath: string): TemplateResult {
  return html`<div class="sheet state">
    <p>${sentence}</p>
    <a class="button first" href=${signInPath}>${record.account.signIn}</a>
  </div>`;
}

export function failed(problem: { readonly detail: string }, retry: () => void): TemplateResult {
  return html`<div class="sheet state" role="alert">
    <p>${problem.detail}</p>
    <button class="button" type="button" @click=${retry}>${record.state.retry}</button>
  </div>`;
}

/** @param missing - what is still missing, with its unit; only read while unmet */
export function stateTag(state: RequirementState, missing: string): TemplateResult {
  if (state === 'met')
    return html`<span class="tag met"><span aria-hidden="true">✓</span>${record.state.met}</span>`;
  if (state === 'unmet') return html`<span class="tag unmet">${record.state.missing(missing)}</span>`;
  return html`<span class="tag neutral">${record.state.notAssessable}</span>`;
}
