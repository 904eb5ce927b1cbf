/** A key that was just made, with the secret that is never shown again. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CreatedServiceKey } from '../../domain/api/api.ts';
import { serviceKeys as words } from '../../i18n/service-keys.ts';

/** What was tried to be copied last, and whether it was. */
export interface Copying {
  readonly what: string;
  readonly done: boolean;
}

export interface CreatedActions {
  readonly copy: (what: string, text: string) => Promise<void>;
  readonly dismiss: () => Promise<void>;
}

export function drawCreated(
  created: CreatedServiceKey,
  copying: Copying | undefined,
  { copy, dismiss }: CreatedActions,
): TemplateResult {
  const rows = [
    [words.endpoint, `${location.origin}/xapi/`],
    [words.key, created.key],
    [words.secret, created.secret],
  ] as const;
  return html`<div class="sheet created">
    <h2 id="created" tabindex="-1">${words.createdTitle(created.name)}</h2>
    <p class="once">${words.once}</p>
    <dl>${rows.map(
      ([what, text]) => html`<div>
        <dt>${what}</dt>
        <dd><code>${text}</code><button class="button small" type="button" aria-label=${words.copyOf(what)} @click=${() => void copy(what, text)}>${words.copy}</button></dd>
      </div>`,
    )}</dl>
    <p class="muted">${words.basic}</p>
    <p class="copying" role="status">${copying ? (copying.done ? words.copied : words.notCopied)(copying.what) : nothing}</p>
    <button class="button first" type="button" @click=${dismiss}>${words.saved}</button>
  </div>`;
}
