/** The question before a key is revoked: what will happen, and when it was last used. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ServiceKeyView } from '../../domain/api/api.ts';
import { longDay } from '../../drawing/dates.ts';
import { serviceKeys as words } from '../../i18n/service-keys.ts';

export interface RevokeState {
  readonly busy: boolean;
  readonly trouble: string | undefined;
}

export interface RevokeActions {
  readonly confirm: () => Promise<void>;
  /** Also after Escape. */
  readonly closed: () => void;
}

/** @param key - undefined while nothing is asked; the dialog stands there closed then */
export function drawRevokeDialog(
  key: ServiceKeyView | undefined,
  { busy, trouble }: RevokeState,
  { confirm, closed }: RevokeActions,
): TemplateResult {
  const asked = words.confirm;
  return html`<dialog aria-labelledby="asked" aria-describedby="effect" @close=${closed}>
    ${
      key
        ? html`<h2 id="asked">${asked.title(key.name)}</h2>
          <div id="effect">
            <p class="num">${key.lastUsedDay === null ? asked.never : asked.lastUsed(longDay(key.lastUsedDay))}</p>
            <p>${asked.effect}</p>
          </div>
          <p class="error" role="alert">${trouble ?? nothing}</p>
          <form class="actions" method="dialog">
            <button class="button" type="submit">${asked.no}</button>
            <button class="button first" type="button" aria-disabled=${busy ? 'true' : 'false'} @click=${confirm}>${busy ? asked.busy : asked.yes}</button>
          </form>`
        : nothing
    }
  </dialog>`;
}
