/** The list of keys, the good ones first; narrow screens see the rows as cards. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ServiceKeyView } from '../../domain/api/api.ts';
import { longDay } from '../../drawing/dates.ts';
import { serviceKeys as words } from '../../i18n/service-keys.ts';

export function drawKeys(
  keys: readonly ServiceKeyView[],
  askToRevoke: (key: ServiceKeyView) => void,
): TemplateResult {
  if (keys.length === 0) return html`<p class="sheet">${words.none}</p>`;
  const good = keys.filter((key) => key.revokedDay === null).reverse();
  const revoked = keys.filter((key) => key.revokedDay !== null).reverse();
  const columns = [words.name, words.key, words.scopesColumn, words.created, words.lastUsed, words.state];
  return html`<p class="muted num">${words.count(good.length, revoked.length)}</p>
    <table class="stacks" role="table" aria-labelledby="list">
      <thead role="rowgroup"><tr role="row">${columns.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
      <tbody role="rowgroup">
        ${repeat(
          [...good, ...revoked],
          (key) => key.key,
          (key) => drawKey(key, askToRevoke),
        )}
      </tbody>
    </table>`;
}

function drawKey(key: ServiceKeyView, askToRevoke: (key: ServiceKeyView) => void): TemplateResult {
  const { revokedDay, lastUsedDay } = key;
  const scopes = key.scopes.map((scope) => words.scopes[scope].name).join('、');
  return html`<tr role="row" class=${revokedDay === null ? nothing : 'revoked'}>
    <th role="rowheader" scope="row">${key.name}</th>
    <td role="cell" data-label=${words.key}><code>${key.key}</code></td>
    <td role="cell" data-label=${words.scopesColumn}>${scopes}</td>
    <td role="cell" class="num date" data-label=${words.created}>${longDay(key.createdDay)}</td>
    <td role="cell" class="num date" data-label=${words.lastUsed}>${lastUsedDay === null ? words.never : longDay(lastUsedDay)}</td>
    <td role="cell" class="num state-cell">${
      revokedDay === null
        ? html`<button class="button small" type="button" aria-label=${words.revokeNamed(key.name)} @click=${() => askToRevoke(key)}>${words.revoke}</button>`
        : words.revokedOn(longDay(revokedDay))
    }</td>
  </tr>`;
}
