/** The statements a forward has to send next: after its cursor, in order, as far as its filter means them. */
import { isMeant } from '../../src/domain/forward/is-meant.ts';
import { attachmentsOf, type Statement, voidedBy } from '../../src/domain/xapi/statement.ts';
import type { Forward } from '../ports/forward-store.ts';
import type { PlacedStatement } from '../ports/statement-store.ts';
import type { Deps } from './deps.ts';

export interface OutgoingStatement extends PlacedStatement {
  readonly id: string;
  readonly statement: Statement;
  readonly isVoiding: boolean;
}

export interface Batch {
  /** Empty when the filter means none up to `through`. */
  readonly statements: readonly OutgoingStatement[];
  /** Every statement up to this place was looked at. */
  readonly through: number;
}

/** In one request. */
const MOST_STATEMENTS = 100;
/** Texts and attachments together; a single statement may be larger. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Looked at in one go, so that a filter that means few statements keeps nobody else waiting. */
const MOST_LOOKED_AT = 1_000;

/** @returns undefined when nothing stands after the cursor */
export async function collectBatch(
  deps: Deps,
  forward: Pick<Forward, 'cursor' | 'filter'>,
): Promise<Batch | undefined> {
  const basket = emptyBasket();
  let through = forward.cursor;
  for await (const { seq, meant } of lookThrough(deps, forward)) {
    if (meant && !basket.add(meant)) break;
    through = seq;
    if (basket.statements.length === MOST_STATEMENTS) break;
  }
  return through === forward.cursor ? undefined : { statements: basket.statements, through };
}

/** Statements that were refused and are to be sent again. @returns undefined when there are none */
export async function collectRefused(deps: Deps, forward: Forward): Promise<Batch | undefined> {
  const basket = emptyBasket();
  for (const seq of await deps.storage.forwards.refusedToSend(forward.id, MOST_STATEMENTS)) {
    const [placed] = await deps.storage.statements.after(seq - 1, 1);
    if (placed && !basket.add(readOutgoing(placed))) break;
  }
  const { statements } = basket;
  return statements.length === 0 ? undefined : { statements, through: forward.cursor };
}

interface Basket {
  readonly statements: readonly OutgoingStatement[];
  /** @returns false when it does not fit beside the others */
  readonly add: (statement: OutgoingStatement) => boolean;
}

function emptyBasket(): Basket {
  const statements: OutgoingStatement[] = [];
  let bytes = 0;
  return {
    statements,
    add: (one) => {
      bytes += sizeOf(one);
      const isFull = statements.length === MOST_STATEMENTS || bytes > MOST_BYTES;
      if (statements.length > 0 && isFull) return false;
      statements.push(one);
      return true;
    },
  };
}

/** One statement after the other, with itself where the filter means it. */
async function* lookThrough(
  deps: Deps,
  { cursor, filter }: Pick<Forward, 'cursor' | 'filter'>,
): AsyncGenerator<{ readonly seq: number; readonly meant: OutgoingStatement | undefined }> {
  let through = cursor;
  while (through - cursor < MOST_LOOKED_AT) {
    const page = await deps.storage.statements.after(through, MOST_STATEMENTS);
    for (const placed of page) {
      const one = readOutgoing(placed);
      yield { seq: one.seq, meant: (await isMeantHere(deps, filter, one.statement)) ? one : undefined };
    }
    if (page.length < MOST_STATEMENTS) return;
    through = page.at(-1)?.seq ?? through;
  }
}

/** A voiding statement goes where what it voids goes; where that is not known here it may have come from elsewhere. */
export async function isMeantHere(
  deps: Deps,
  filter: Forward['filter'],
  statement: Statement,
): Promise<boolean> {
  const { identifier } = deps.catalogue.portal;
  const voided = voidedBy(statement);
  if (voided === undefined) return isMeant(filter, statement, identifier);
  const target = await deps.storage.statements.find(voided);
  return target === undefined || isMeant(filter, JSON.parse(target.json) as Statement, identifier);
}

function readOutgoing(placed: PlacedStatement): OutgoingStatement {
  const statement = JSON.parse(placed.text) as Statement;
  return { ...placed, id: statement.id ?? '', statement, isVoiding: voidedBy(statement) !== undefined };
}

function sizeOf({ text, statement }: OutgoingStatement): number {
  return attachmentsOf(statement).reduce((sum, { length }) => sum + length, Buffer.byteLength(text));
}
