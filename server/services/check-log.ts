/**
 * Walk the log from its first entry to its last: each row against its own hash and the published one, every signed
 * root against the tree of all rows before it. One pass, and no more in memory than lies between two checkpoints.
 */
import { fromHex, toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { leafText } from '../../src/domain/ledger/entry.ts';
import { leafHash } from '../../src/domain/ledger/merkle.ts';
import { type GrowingTree, growTree, type TreeEdge } from '../../src/domain/ledger/tree-edge.ts';
import type { StoredEntry } from '../ports/record-reader.ts';
import type { Finding } from './log-findings.ts';
import type { LogMark } from './log-marks.ts';
import type { PublishedLeaves } from './published-leaves.ts';
import type { VerifyDeps } from './verify-deps.ts';

/** One place of the log as its three witnesses have it. */
interface Place {
  readonly index: number;
  readonly row: StoredEntry | undefined;
  /** Hex, of the row's content as it is now; undefined where the row is gone or is no entry. */
  readonly computed: string | undefined;
  readonly published: { readonly leafHash: string; readonly id: string } | undefined;
}

export interface CheckedLog {
  readonly entries: number;
  readonly marks: number;
}

/** @param marks - by size */
export function* checkLog(
  deps: VerifyDeps,
  marks: Iterator<LogMark>,
  leaves: PublishedLeaves,
): Generator<Finding, CheckedLog> {
  const walk = new Walk(deps);
  let next = marks.next();
  let passed = 0;
  for (const place of placesOf(deps, leaves)) {
    walk.step(place);
    while (!next.done && next.value.size <= walk.size) {
      yield* walk.meet(next.value);
      passed += 1;
      next = marks.next();
    }
  }
  const entries = walk.size;
  let furthest: LogMark | undefined;
  for (; !next.done; next = marks.next()) furthest = next.value;
  yield* walk.end();
  if (furthest) yield* missingTail(entries, furthest, leaves);
  return { entries, marks: passed };
}

/** A record in which more was changed than this needs no list. */
const DOUBTED_AT_MOST = 1_000;

class Walk {
  /** Of what the log was when it was signed, as far as the witnesses tell. */
  #tree: GrowingTree;
  /** Of the rows as they are; only while they differ from what the witnesses tell. */
  #rows: GrowingTree | undefined;
  /** Since the last signed root: the first places, and those in doubt. */
  #first: Place[] = [];
  #doubted: Place[] = [];
  #lastSize = 0;
  #isBroken = false;
  #changed: Place[] = [];
  readonly #grow: (from?: TreeEdge) => GrowingTree;

  constructor({ sha256 }: VerifyDeps) {
    this.#grow = (from) => growTree(sha256, from);
    this.#tree = this.#grow();
  }

  get size(): number {
    return this.#tree.size();
  }

  step(place: Place): void {
    if (this.#first.length <= NAMED_AT_MOST) this.#first.push(place);
    if (isDoubted(place)) {
      this.#rows ??= this.#grow(this.#tree.edge());
      if (this.#doubted.length < DOUBTED_AT_MOST) this.#doubted.push(place);
    }
    this.#tree.push(fromHex(witnessed(place)));
    this.#rows?.push(fromHex(place.computed ?? witnessed(place)));
  }

  *meet(mark: LogMark): Generator<Finding> {
    if (this.#isBroken || toHex(this.#tree.root()) === mark.rootHash) this.#keepDoubts();
    else yield* this.#explain(mark);
    this.#lastSize = this.size;
    this.#first = [];
    this.#doubted = [];
    this.#rows = undefined;
  }

  /** What no checkpoint covers yet has no other witness than itself and what was published. */
  *end(): Generator<Finding> {
    this.#keepDoubts();
    yield* changed(this.#changed);
  }

  /** Kept to the end, so that a swap is told as one, however far apart the two are. */
  #keepDoubts(): void {
    this.#changed.push(...this.#doubted.slice(0, DOUBTED_AT_MOST - this.#changed.length));
  }

  /** The witnesses do not give the signed root: perhaps the rows do, and it was the published files that changed. */
  *#explain(mark: LogMark): Generator<Finding> {
    if (this.#rows && toHex(this.#rows.root()) === mark.rootHash) {
      this.#tree = this.#rows;
      yield* this.#doubted.map(publishedOtherwise);
      return;
    }
    this.#isBroken = true;
    this.#keepDoubts();
    const among = this.#doubted.length > 0 ? this.#doubted : this.#first;
    yield rewritten(mark, this.#lastSize, among);
  }
}

function publishedOtherwise({ index, row }: Place): Finding {
  return {
    code: 'published-changed',
    message: `Place ${index}: the signed log has the row as it stands; its published leaf or its leaf_hash was changed.`,
    index,
    ...(row && { id: row.id, personId: row.personId }),
  };
}

/** The published leaf is outside the database; the row's own hash is the next best witness. */
function witnessed({ published, row, computed }: Place): string {
  return published?.leafHash ?? row?.leafHash ?? computed ?? '00'.repeat(32);
}

function isDoubted(place: Place): boolean {
  return place.computed !== witnessed(place) || place.row?.leafHash !== place.computed;
}

/** Every place from 0 on, those without a row among them. */
function* placesOf({ reader, sha256 }: VerifyDeps, leaves: PublishedLeaves): Generator<Place> {
  let expected = 0;
  for (const row of reader.entries()) {
    for (; expected < row.index; expected += 1) {
      yield { index: expected, row: undefined, computed: undefined, published: leaves.at(expected) };
    }
    expected = row.index + 1;
    yield { index: row.index, row, computed: hashOf(row, sha256), published: leaves.at(row.index) };
  }
}

function hashOf({ entry }: StoredEntry, sha256: VerifyDeps['sha256']): string | undefined {
  if (!entry) return undefined;
  try {
    return toHex(leafHash(utf8(leafText(entry)), sha256));
  } catch {
    // A fraction in the evidence: nothing that was posted has one.
    return undefined;
  }
}

function* changed(doubted: readonly Place[]): Generator<Finding> {
  const told = new Set<number>();
  const rightful = new Map(doubted.map((place) => [witnessed(place), place]));
  for (const place of doubted) {
    if (told.has(place.index)) continue;
    const other = place.computed === undefined ? undefined : rightful.get(place.computed);
    const isSwap = other !== undefined && isSwapped(place, other);
    if (isSwap) told.add(other.index);
    yield isSwap ? swapped(place, other) : changedOne(place);
  }
}

function isSwapped(one: Place, other: Place): boolean {
  return one.index < other.index && other.computed === witnessed(one);
}

function swapped(one: Place, other: Place): Finding {
  return {
    code: 'entries-swapped',
    message:
      `Places ${one.index} and ${other.index} were swapped: entry ${other.row?.id} of person ${other.row?.personId} ` +
      `was posted at ${one.index}, entry ${one.row?.id} of person ${one.row?.personId} at ${other.index}.`,
    index: one.index,
    ...(one.row && { id: one.row.id, personId: one.row.personId }),
  };
}

function changedOne({ index, row, published }: Place): Finding {
  const id = row?.id ?? published?.id;
  if (!row) {
    const named = id === undefined ? '' : ` It was entry ${id}.`;
    return {
      code: 'entry-missing',
      message: `Place ${index}: the entry is gone, while later ones are there.${named}`,
      index,
      ...(id !== undefined && { id }),
    };
  }
  const was = published && published.id !== row.id ? ` Entry ${published.id} was posted there.` : '';
  return {
    code: 'entry-changed',
    message: `Place ${index}: entry ${row.id} of person ${row.personId} was changed after it was posted.${was}`,
    index,
    id: row.id,
    personId: row.personId,
  };
}

const NAMED_AT_MOST = 20;

function rewritten(mark: LogMark, from: number, among: readonly Place[]): Finding {
  const places = among.flatMap(({ index, row }) =>
    row ? [`${index} (entry ${row.id}, person ${row.personId})`] : [],
  );
  const listed = places.slice(0, NAMED_AT_MOST).join(', ');
  const more = places.length > NAMED_AT_MOST ? ' and others' : '';
  const [first] = among;
  return {
    code: 'entries-rewritten',
    message:
      `The ${mark.source} signed over ${mark.size} entries does not fit the rows: something from place ${from} to ${mark.size - 1} ` +
      `was changed together with its leaf hash. It is one of: ${listed}${more}. Roots beyond it cannot be compared; ` +
      'a mirror of the published leaves names it exactly (--published).',
    ...(first && { index: first.index }),
    ...(first?.row && { id: first.row.id, personId: first.row.personId }),
  };
}

function* missingTail(entries: number, furthest: LogMark, leaves: PublishedLeaves): Generator<Finding> {
  const gone = Array.from(
    { length: Math.min(furthest.size - entries, NAMED_AT_MOST) },
    (_, at) => entries + at,
  );
  for (const index of gone) {
    const id = leaves.at(index)?.id;
    yield {
      code: 'entry-missing',
      message:
        `Place ${index}: the entry is gone from the end of the log${id === undefined ? '' : `; it was entry ${id}`}. ` +
        `The ${furthest.source} of ${new Date(furthest.signedAtMs).toISOString()} is over ${furthest.size} entries; there are ${entries}.`,
      index,
      ...(id !== undefined && { id }),
    };
  }
}
