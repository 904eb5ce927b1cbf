/** Statements as a table, the newest first; narrow screens see the rows as cards. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Party, StatementItem } from '../../domain/api/statements.ts';
import { readVerbIri } from '../../domain/xapi/portal-verbs.ts';
import { longInstant } from '../../drawing/dates.ts';
import { explorer } from '../../i18n/explorer.ts';
import type { OpenStatement } from './statement-link.ts';

/** Roles are written out because a table drawn as cards loses them in Chromium. */
export function drawTable(statements: readonly StatementItem[], open: OpenStatement): TemplateResult {
  const words = explorer.table;
  const columns = [words.storedAt, words.who, words.did, words.object];
  return html`<table role="table" aria-label=${words.caption}>
    <thead role="rowgroup"><tr role="row">${columns.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
    <tbody role="rowgroup">
      ${repeat(
        statements,
        ({ id }) => id,
        (statement) => drawRow(statement, open),
      )}
    </tbody>
  </table>`;
}

function drawRow(statement: StatementItem, open: OpenStatement): TemplateResult {
  const words = explorer.table;
  const { id, storedAt, who, did, object } = statement;
  return html`<tr role="row">
    <td role="cell" class="num when">${longInstant(storedAt)}</td>
    <td role="cell" class="who">${drawParty(who)}</td>
    <th role="rowheader" scope="row" class="did">
      <a href=${open.href(id)} data-statement=${id} @click=${open.follow(id)}>${did}<span class="visually-hidden">${words.open(object.title)}</span></a>
      ${drawResult(statement)}
    </th>
    <td role="cell" class="object">${object.title}${object.within ? html` <span class="muted">${object.within}</span>` : nothing}</td>
  </tr>`;
}

function drawParty(who: Party): TemplateResult {
  if (who.kind === 'other') return html`<span class="name">${who.name}</span>`;
  const unit = who.unit ?? explorer.people.noUnit;
  return html`<span class="name">${who.name}</span> <span class="muted num">${who.staffNumber} ${unit}</span>`;
}

/** A word, never a colour alone. */
export function drawResult({ success, scorePercent, verb }: StatementItem): TemplateResult | typeof nothing {
  const words = explorer.table;
  if (scorePercent !== undefined)
    return html`<span class="tag neutral num">${words.score(scorePercent)}</span>`;
  if (success === undefined || readVerbIri(verb) !== 'answered') return nothing;
  return success
    ? html`<span class="tag met">${words.right}</span>`
    : html`<span class="tag unmet">${words.wrong}</span>`;
}
