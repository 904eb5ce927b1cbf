/** What was imported and changed before: who, when, how much, and what became of each. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterImportView } from '../../domain/api/roster.ts';
import type { RosterImportState } from '../../domain/roster/roster-import.ts';
import { count } from '../../drawing/amounts.ts';
import { drawImportList, type ImportList } from '../../drawing/sheet-import-list.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.list;

const TAGS: Record<RosterImportState, string> = {
  reading: 'neutral',
  unusable: 'unmet',
  ready: 'unmet',
  confirming: 'neutral',
  writing: 'neutral',
  done: 'met',
  undoing: 'neutral',
  undone: 'neutral',
  dropped: 'neutral',
};

const LIST: ImportList<RosterImportView> = {
  words,
  name: ({ fileName, origin }) =>
    html`${fileName} ${origin === 'hand' ? html`<span class="muted">${words.hand}</span>` : nothing}`,
  amounts: [
    {
      name: words.rows,
      of: ({ rows }) => [rows.added, rows.changed, rows.moved, rows.left].map(count).join('／'),
    },
  ],
  state: ({ state }) => ({ name: roster.states[state], tag: TAGS[state] }),
};

export function drawList(
  imports: readonly RosterImportView[],
  open: (one: RosterImportView) => void,
): TemplateResult {
  return drawImportList(imports, LIST, open);
}
