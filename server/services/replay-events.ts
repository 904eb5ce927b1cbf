/** Everything that ever happened, as the record keeps it, in the order of time. */
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { PolicyAdoption } from '../ports/governance-store.ts';
import type { RecordReader, StoredBeat, StoredStatement, StoredStretch } from '../ports/record-reader.ts';
import type { AttemptRecord } from '../ports/study-store.ts';

export type ReplayEvent =
  | { readonly kind: 'statement'; readonly atMs: number; readonly statement: StoredStatement }
  | { readonly kind: 'beat'; readonly atMs: number; readonly beat: StoredBeat }
  | { readonly kind: 'stretch'; readonly atMs: number; readonly stretch: StoredStretch }
  | { readonly kind: 'attempt-start'; readonly atMs: number; readonly attempt: AttemptRecord }
  | { readonly kind: 'attempt-end'; readonly atMs: number; readonly attempt: AttemptRecord }
  | { readonly kind: 'adoption'; readonly atMs: number; readonly adoption: PolicyAdoption }
  | { readonly kind: 'entry'; readonly atMs: number; readonly entry: CreditEntry };

/**
 * Each kind in its own order, which is the order it was written in. Of one millisecond, evidence comes before what
 * was decided on it: an attempt needs the lessons, a posting needs them all.
 */
export function* eventsOf(reader: RecordReader): Generator<ReplayEvent, void> {
  const heads = [
    statements(reader),
    beats(reader),
    stretches(reader),
    attempts(reader),
    adoptions(reader),
    entries(reader),
  ].map((stream) => ({
    stream,
    next: stream.next(),
  }));
  for (;;) {
    let least: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      if (!least || head.next.value.atMs < (least.next.value as ReplayEvent).atMs) least = head;
    }
    if (!least) return;
    yield least.next.value as ReplayEvent;
    least.next = least.stream.next();
  }
}

function* statements(reader: RecordReader): Generator<ReplayEvent, void> {
  for (const statement of reader.statements()) {
    yield { kind: 'statement', atMs: statement.storedMs, statement };
  }
}

function* beats(reader: RecordReader): Generator<ReplayEvent, void> {
  for (const beat of reader.beats()) yield { kind: 'beat', atMs: beat.atMs, beat };
}

function* stretches(reader: RecordReader): Generator<ReplayEvent, void> {
  for (const stretch of reader.stretches()) yield { kind: 'stretch', atMs: stretch.receivedAtMs, stretch };
}

/** An attempt begins before it ends, and ends before the next one of that person and course begins. */
function* attempts(reader: RecordReader): Generator<ReplayEvent, void> {
  const [starts, ends] = [reader.attemptsBy('start'), reader.attemptsBy('end')].map((rows) =>
    rows[Symbol.iterator](),
  );
  let [start, end] = [starts?.next(), ends?.next()];
  for (;;) {
    const [begun, closed] = [headOf(start), headOf(end)];
    if (begun && (!closed || comesFirst(begun, closed))) {
      yield { kind: 'attempt-start', atMs: begun.startedAtMs, attempt: begun };
      start = starts?.next();
    } else if (closed) {
      yield { kind: 'attempt-end', atMs: closed.closedAtMs ?? 0, attempt: closed };
      end = ends?.next();
    } else return;
  }
}

function headOf(next: IteratorResult<AttemptRecord> | undefined): AttemptRecord | undefined {
  return next && !next.done ? next.value : undefined;
}

function comesFirst(begun: AttemptRecord, closed: AttemptRecord): boolean {
  const endMs = closed.closedAtMs ?? 0;
  return begun.startedAtMs < endMs || (begun.startedAtMs === endMs && begun.number <= closed.number);
}

function* adoptions(reader: RecordReader): Generator<ReplayEvent, void> {
  for (const adoption of reader.adoptions()) yield { kind: 'adoption', atMs: adoption.adoptedAtMs, adoption };
}

function* entries(reader: RecordReader): Generator<ReplayEvent, void> {
  for (const { entry } of reader.entries()) {
    if (entry) yield { kind: 'entry', atMs: entry.postedAtMs, entry };
  }
}
