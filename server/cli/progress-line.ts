/** One line that tells how far something is, on a terminal; nothing into a file or a pipe. */

/** @returns called with the share that is done, NaN where the whole is unknown, and a count */
export function progressLine(what: string): (fraction: number, count?: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let shown = '';
  return (fraction, count) => {
    const share = Number.isNaN(fraction) ? '' : ` ${Math.floor(fraction * 100)} %`;
    const line = `${what}${share}${count === undefined ? '' : ` (${count})`}`;
    if (line === shown) return;
    shown = line;
    process.stderr.write(`\r${line}\u001b[K${fraction === 1 ? '\n' : ''}`);
  };
}
