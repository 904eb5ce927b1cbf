/** Upload a person's queued statements in order, until none is left or something stands in the way. */
import type { SendOutcome } from './send-statements.ts';
import type { Statement } from './statement.ts';
import type { QueuedStatement, Shelf } from './study-shelf.ts';

/** The LRS takes more; a slow line is better served by answers that come soon. */
const BATCH_SIZE = 50;

export type Obstacle = Exclude<SendOutcome, { kind: 'done' } | { kind: 'refused' }>;

export interface DrainParts {
  readonly shelf: Shelf;
  readonly send: (statements: readonly Statement[]) => Promise<SendOutcome>;
  /** Whose statements may go: the person signed in now, as far as this tab knows. */
  readonly person: () => Promise<string | undefined>;
  /** The same, asked anew of the server. */
  readonly confirmPerson: () => Promise<string | undefined>;
  /** Called before each request with the number of statements in it. */
  readonly onSending: (count: number) => Promise<void>;
}

/** @returns what stands in the way; undefined when the person's queue is empty */
export async function drainQueue(parts: DrainParts): Promise<Obstacle | undefined> {
  for (;;) {
    const person = await parts.person();
    if (person === undefined) return { kind: 'signedOut' };
    const batch = (await parts.shelf.queue.rows(person)).slice(0, BATCH_SIZE);
    if (batch.length === 0) return undefined;
    const obstacle = await sendBatch(parts, batch);
    if (obstacle) return obstacle;
  }
}

async function sendBatch(
  parts: DrainParts,
  batch: readonly QueuedStatement[],
): Promise<Obstacle | undefined> {
  const outcome = await send(parts, batch);
  if (outcome.kind === 'done') return removeAll(parts.shelf, batch);
  if (outcome.kind !== 'refused') return outcome;
  const [only] = batch;
  if (only && batch.length === 1) return settleRefused(parts, only, outcome);
  // All or nothing: one bad statement refuses the batch. One by one, the others go through.
  for (const row of batch) {
    const obstacle = await sendBatch(parts, [row]);
    if (obstacle) return obstacle;
  }
  return undefined;
}

async function send(parts: DrainParts, batch: readonly QueuedStatement[]): Promise<SendOutcome> {
  await parts.onSending(batch.length);
  return parts.send(batch.map((row) => row.statement));
}

async function settleRefused(
  parts: DrainParts,
  row: QueuedStatement,
  { status, reason }: Extract<SendOutcome, { kind: 'refused' }>,
): Promise<Obstacle | undefined> {
  // 409: the id is stored already. It was ours, so it has arrived.
  if (status === 409) return removeAll(parts.shelf, [row]);
  // Somebody else may have signed in through another tab; their session may not speak for this person.
  if (status === 403 && (await parts.confirmPerson()) !== row.person) return { kind: 'signedOut' };
  const { person, statement } = row;
  await parts.shelf.rejected.put({ key: statement.id, person, statement, status, reason });
  return removeAll(parts.shelf, [row]);
}

async function removeAll(shelf: Shelf, rows: readonly QueuedStatement[]): Promise<undefined> {
  for (const { key } of rows) if (key !== undefined) await shelf.queue.remove(key);
}
