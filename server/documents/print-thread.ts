/** A thread that prints certificates, one after the other, so that requests are answered meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { printerWith } from './certificate-printer.ts';
import type { Printed, PrintJob, PrintThreadData } from './print-jobs.ts';

const port = parentPort;
if (!port) throw new Error('print-thread.ts runs as a thread only');

const { fonts } = workerData as PrintThreadData;
const printer = printerWith(fonts);

port.on('message', async ({ claim, paper }: PrintJob) => {
  try {
    // A copy of its own, which can be handed over: the printer's may lie in a buffer that others use.
    const pdf = new Uint8Array(await printer.print(claim, paper));
    port.postMessage({ ok: true, pdf } satisfies Printed, [pdf.buffer]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    port.postMessage({ ok: false, reason } satisfies Printed);
  }
});
