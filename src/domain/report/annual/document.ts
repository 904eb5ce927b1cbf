/**
 * A report as it is read: sections of sentences, figures, tables and charts. The page and the printed sheets draw this
 * and nothing else, so that both say the same.
 */
import type { FollowGroup } from '../../api/following.ts';
import type { TierId } from '../../catalogue/catalogue.ts';
import type { PrincipleId } from '../../catalogue/principle.ts';

/** Whose names stand behind a number: a list of the dashboard. Nothing: everybody of the report's unit. */
export interface Behind {
  readonly unit?: string;
  readonly group?: FollowGroup;
  readonly step?: number;
  readonly tier?: TierId;
  readonly month?: number;
  readonly principle?: PrincipleId;
  readonly isDirect?: true;
}

export type Cell =
  | string
  | { readonly text: string; readonly behind: Behind }
  /** Drawn as a length: so much of so much. Says nothing that the other cells do not say. */
  | { readonly part: number; readonly whole: number };

export interface ReportColumn {
  readonly title: string;
  /** In parts of the table's width. */
  readonly width: number;
  readonly isAmount?: true;
}

export interface ReportRow {
  readonly cells: readonly Cell[];
  /** How deep the first cell is set in. */
  readonly depth?: number;
  /** All the others together. */
  readonly isTotal?: true;
}

export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** The look of a part: met, the reasons for lagging, or plain ink. */
export type Look = 'met' | 'noHours' | 'hoursShort' | 'share' | 'notAssessable' | 'ink' | 'soft';

export interface ChartPart {
  readonly name: string;
  readonly value: number;
  /** The value as it stands beside the part. */
  readonly written: string;
  readonly look: Look;
  readonly behind?: Behind;
}

export interface ReportChart {
  /** `shares`: parts of a whole in one bar · `columns`: from a common floor · `lengths`: one under the other */
  readonly kind: 'shares' | 'columns' | 'lengths';
  readonly parts: readonly ChartPart[];
  /** What it shows, in words. */
  readonly label: string;
}

export type ReportBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'figures';
      readonly items: readonly {
        readonly label: string;
        readonly value: string;
        readonly unit: string;
        readonly behind?: Behind;
      }[];
    }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'chart'; readonly chart: ReportChart; readonly table: ReportTable };

export interface ReportSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

export interface ReportDocument {
  readonly title: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly year: number;
  /** The day the figures stand for, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly isFrozen: boolean;
  /** 年度已关账，或者截至哪一天. */
  readonly state: string;
  /** On the cover, under the state: the rules and where the figures come from. */
  readonly imprint: readonly string[];
  readonly sections: readonly ReportSection[];
}

export const text = (written: string): ReportBlock => ({ kind: 'text', text: written });
export const note = (written: string): ReportBlock => ({ kind: 'note', text: written });
export const table = (written: ReportTable): ReportBlock => ({ kind: 'table', table: written });

/** What is written of a cell; nothing of one that is drawn. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'text' in cell ? cell.text : '';
}
