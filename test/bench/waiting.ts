/** How long work takes, how long somebody else who only asks for a page's data has to wait meanwhile, and what it holds. */

export interface Measured {
  readonly ms: number;
  readonly longestWaitMs: number;
  readonly peakMb: number;
}

/** @param ask - what somebody else asks, over and over */
export async function measureBeside(
  ask: () => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<Measured> {
  let longestWaitMs = 0;
  let peak = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const asked = performance.now();
      await ask();
      await new Promise((resolve) => setTimeout(resolve, 1));
      longestWaitMs = Math.max(longestWaitMs, performance.now() - asked - 1);
      peak = Math.max(peak, heldBytes());
    }
  })();
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  isOver = true;
  await asking;
  return { ms, longestWaitMs, peakMb: peak / 1e6 };
}

/** Without the pages of the database file that are mapped into memory: those are the disk's cache. */
function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export function printSteps(
  steps: Readonly<Record<string, Measured>>,
  { called, ms: base }: { readonly called: string; readonly ms: number },
): void {
  const ratio = `ratio to ${called}`;
  const width = Math.max(...Object.keys(steps).map(({ length }) => length));
  console.log(`${'step'.padEnd(width)}  seconds  ${ratio}  longest wait ms  peak MB`);
  for (const [name, { ms, longestWaitMs, peakMb }] of Object.entries(steps)) {
    const cells = [
      (ms / 1000).toFixed(2).padStart(7),
      (ms / base).toFixed(1).padStart(ratio.length),
      longestWaitMs.toFixed(0).padStart(15),
      peakMb.toFixed(0).padStart(7),
    ];
    console.log(`${name.padEnd(width)}  ${cells.join('  ')}`);
  }
}
