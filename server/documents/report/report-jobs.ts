/** What the thread that prints a report and whoever starts it say to each other. */
import type { ReportDocument } from '../../../src/domain/report/annual/document.ts';
import type { FontFile } from '../font-files.ts';

export interface ReportJob {
  readonly fonts: readonly FontFile[];
  readonly report: ReportDocument;
}

export type PrintedReport =
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly reason: string };
