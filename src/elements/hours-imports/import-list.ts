/** Past imports: who, when, how many rows and hours, and what became of each. */
import type { TemplateResult } from 'lit';
import type { HoursImportView } from '../../domain/api/hours-imports.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { ImportState } from '../../domain/hours-import/hours-import.ts';
import { count } from '../../drawing/amounts.ts';
import { drawImportList, type ImportList } from '../../drawing/sheet-import-list.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';

const words = hoursImports.list;

const TAGS: Record<ImportState, string> = {
  reading: 'neutral',
  unusable: 'unmet',
  ready: 'unmet',
  posting: 'neutral',
  posted: 'met',
  reversing: 'neutral',
  reversed: 'neutral',
  dropped: 'neutral',
};

const LIST: ImportList<HoursImportView> = {
  words,
  name: (one) => one.fileName,
  amounts: [
    { name: words.rows, of: ({ rows }) => [rows.new, rows.known, rows.refused].map(count).join('／') },
    { name: words.hours, of: ({ centihours }) => formatCreditHours(centihours) },
  ],
  state: ({ state }) => ({ name: hoursImports.states[state], tag: TAGS[state] }),
};

export function drawList(
  imports: readonly HoursImportView[],
  open: (one: HoursImportView) => void,
): TemplateResult {
  return drawImportList(imports, LIST, open);
}
