/** Prints reports one after the other, each in a thread that ends with it: they are rare, and fonts are large. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReportDocument } from '../../../src/domain/report/annual/document.ts';
import type { ReportPrinter } from '../../ports/platform.ts';
import { readFontFiles } from '../font-files.ts';
import type { PrintedReport, ReportJob } from './report-jobs.ts';

/** @param fontDirectory - further fonts; need not exist */
export function openReportPress(fontDirectory?: string): ReportPrinter {
  let before: Promise<unknown> = Promise.resolve();
  return {
    print: (report) => {
      const printed = before.then(() => printInThread(fontDirectory, report));
      // Whoever waits next waits for its end, however it ends.
      before = printed.then(
        () => undefined,
        () => undefined,
      );
      return printed;
    },
  };
}

async function printInThread(fontDirectory: string | undefined, report: ReportDocument): Promise<Uint8Array> {
  const workerData: ReportJob = { fonts: readFontFiles(fontDirectory), report };
  const worker = new Worker(new URL('./report-thread.ts', import.meta.url), { workerData });
  const [printed] = (await once(worker, 'message')) as [PrintedReport];
  if (!printed.ok) throw new Error(`a report was not printed: ${printed.reason}`);
  return printed.pdf;
}
