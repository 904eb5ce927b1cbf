/** A thread that prints one report and ends, so that requests are answered meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PrintedReport, ReportJob } from './report-jobs.ts';
import { printReport } from './report-printer.ts';

const port = parentPort;
if (!port) throw new Error('report-thread.ts runs as a thread only');

const { fonts, report } = workerData as ReportJob;
try {
  // A copy of its own, which can be handed over: the printer's may lie in a buffer that others use.
  const pdf = new Uint8Array(await printReport(fonts, report));
  port.postMessage({ ok: true, pdf } satisfies PrintedReport, [pdf.buffer]);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  port.postMessage({ ok: false, reason } satisfies PrintedReport);
}
