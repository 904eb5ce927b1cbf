/** Computed curves as PDF path operators: cubic pieces through the curve's points with its own tangents. */

export type Point = readonly [x: number, y: number];
export type Curve = (t: number) => Point;

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How many cubic pieces stand for it. */
  readonly pieces: number;
}

/** Path operators in points, without a painting operator. */
export function pathOf(curve: Curve, { from, to, pieces }: Stretch): string {
  const step = (to - from) / pieces;
  const operators = [`${pair(curve(from))} m`];
  for (let piece = 0; piece < pieces; piece += 1) {
    const start = from + piece * step;
    const end = start + step;
    const leave = along(curve(start), tangent(curve, start), step / 3);
    const arrive = along(curve(end), tangent(curve, end), -step / 3);
    operators.push(`${pair(leave)} ${pair(arrive)} ${pair(curve(end))} c`);
  }
  return operators.join('\n');
}

function tangent(curve: Curve, t: number): Point {
  const nearby = 1e-5;
  const [x0, y0] = curve(t - nearby);
  const [x1, y1] = curve(t + nearby);
  return [(x1 - x0) / (2 * nearby), (y1 - y0) / (2 * nearby)];
}

function along([x, y]: Point, [dx, dy]: Point, t: number): Point {
  return [x + dx * t, y + dy * t];
}

/** Hundredths of a point: finer than any printer, and the same text everywhere. */
function pair([x, y]: Point): string {
  return `${hundredths(x)} ${hundredths(y)}`;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
