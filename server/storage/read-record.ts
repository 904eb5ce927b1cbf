/** The record in a database file as it was at one instant, whatever is written meanwhile. Never writes. */
import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { OperatorError } from '../ports/operator-error.ts';
import type { RecordReader, StoredEntry, StoredStatement } from '../ports/record-reader.ts';
import { readAttempt } from './attempt-store.ts';
import { readListed } from './certificate-store.ts';
import { readAdoption } from './governance-store.ts';
import { readEntry, readStatus } from './ledger-store.ts';
import { readCheckpoint } from './log-store.ts';
import { migrations } from './migrations/index.ts';
import type { Row } from './schema.ts';
import { idText } from './sqlite/statements/statement-id.ts';

const GUARDS = [
  'ledger_never_changes',
  'ledger_never_shrinks',
  'ledger_has_no_gaps',
  'checkpoints_never_change',
  'checkpoints_never_vanish',
  'signing_keys_never_change',
  'signing_keys_never_vanish',
  'catalogues_never_change',
  'catalogues_never_vanish',
  'course_versions_never_change',
  'course_versions_never_vanish',
  'policy_adoptions_never_change',
  'policy_adoptions_never_vanish',
  'question_wordings_stay',
  'question_wordings_last',
  'beats_never_change',
  'beats_never_vanish',
  'minutes_never_change',
  'minutes_never_vanish',
  'offline_stretches_never_change',
  'offline_stretches_never_vanish',
  'certificates_never_change',
  'certificates_end_once',
  'certificates_never_vanish',
  'certificates_sm2_never_changes',
];

/** @throws OperatorError when there is no such file, or it was written by another release */
export function readRecord(file: string): RecordReader {
  if (!existsSync(file)) {
    throw new OperatorError(`There is no record at ${file}: DATA_DIR says where it is.`);
  }
  const driver = new Sqlite(file, { readonly: true, fileMustExist: true });
  refuseOtherReleases(driver, file);
  // One view of everything until the end: the first read fixes it.
  driver.exec('BEGIN');
  return readerOver(driver);
}

function refuseOtherReleases(driver: Sqlite.Database, file: string): void {
  const version = driver.pragma('user_version', { simple: true }) as number;
  if (version === migrations.length) return;
  driver.close();
  throw new OperatorError(
    `${file} is of another release (schema ${version}; this one has ${migrations.length}): start the portal of this release once, which brings it up to date.`,
  );
}

function readerOver(driver: Sqlite.Database): RecordReader {
  const each = <Stored>(sql: string) => driver.prepare(sql).iterate() as IterableIterator<Stored>;
  const ofYear = driver.prepare(
    'SELECT * FROM ledger_entries WHERE person_id = ? AND year = ? ORDER BY log_index',
  );
  const staffNumber = driver.prepare('SELECT staff_number FROM people WHERE id = ?').pluck();
  return {
    entries: () => map(each('SELECT * FROM ledger_entries ORDER BY log_index'), storedEntry),
    entriesByPerson: () =>
      map(each('SELECT * FROM ledger_entries ORDER BY person_id, year, log_index'), storedEntry),
    entriesOf: (personId, year) => (ofYear.all(personId, year) as Row<'ledger_entries'>[]).map(storedEntry),
    statuses: () => map(each('SELECT * FROM annual_status ORDER BY person_id, year'), readStatus),
    checkpoints: () => map(each('SELECT * FROM checkpoints ORDER BY tree_size'), readCheckpoint),
    certificates: () =>
      map(
        each("SELECT * FROM certificates ORDER BY json_extract(claim, '$.log.treeSize'), code"),
        (row: Row<'certificates'>) => ({ ...readListed(row), pdf: new Uint8Array(row.pdf) }),
      ),
    keys: () =>
      driver.prepare('SELECT key_id AS keyId, public_key AS publicKey FROM signing_keys').all() as ReturnType<
        RecordReader['keys']
      >,
    missingGuards: () => {
      const there = new Set(
        driver.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all(),
      );
      return GUARDS.filter((name) => !there.has(name));
    },
    staffNumber: (personId) => staffNumber.get(personId) as string | undefined,
    ...evidence(each),
    rows: (table, key, without = []) => {
      const columns = (driver.pragma(`table_info(${table})`) as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => !without.includes(name));
      return each(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${key.join(', ')}`);
    },
    close: () => driver.close(),
  };
}

function evidence(
  each: <Stored>(sql: string) => IterableIterator<Stored>,
): Pick<RecordReader, 'catalogues' | 'adoptions' | 'statements' | 'beats' | 'stretches' | 'attemptsBy'> {
  return {
    catalogues: () =>
      each('SELECT installed_at_ms AS installedAtMs, packed FROM installed_catalogues ORDER BY seq'),
    adoptions: () => map(each('SELECT * FROM policy_adoptions ORDER BY seq'), readAdoption),
    statements: () =>
      map(
        each('SELECT id, stored_ms AS storedMs, json FROM statements ORDER BY seq'),
        ({ id, ...rest }: Omit<StoredStatement, 'id'> & { id: Uint8Array }) => ({ id: idText(id), ...rest }),
      ),
    beats: () =>
      map(each('SELECT * FROM beats ORDER BY seq'), (row: Row<'beats'>) => ({
        personId: row.person_id,
        atMs: row.at_ms,
        item: row.item,
        section: row.section,
        block: row.block,
        active: row.active === 1,
        reason: row.reason,
        livedMs: row.lived_ms,
        fromMs: row.from_ms,
      })),
    stretches: () =>
      each(
        'SELECT received_at_ms AS receivedAtMs, signed_ticket AS signedTicket, stretch, answer FROM offline_stretches ORDER BY received_at_ms, ticket',
      ),
    attemptsBy: (moment) => {
      const sql =
        moment === 'start'
          ? 'SELECT * FROM attempts ORDER BY started_at_ms, number, id'
          : 'SELECT * FROM attempts WHERE closed_at_ms IS NOT NULL ORDER BY closed_at_ms, number, id';
      return map(each(sql), readAttempt);
    },
  };
}

function storedEntry(row: Row<'ledger_entries'>): StoredEntry {
  return {
    index: row.log_index,
    id: row.id,
    personId: row.person_id,
    leafHash: row.leaf_hash,
    entry: entryOrNothing(row),
  };
}

/** Evidence that is no JSON any more was changed by somebody; whoever checks says so. */
function entryOrNothing(row: Row<'ledger_entries'>): StoredEntry['entry'] {
  try {
    return readEntry(row);
  } catch {
    return undefined;
  }
}

/** What a row looks like is the query's to say. */
function* map<From, To>(rows: Iterable<unknown>, change: (row: From) => To): Generator<To> {
  for (const row of rows) yield change(row as From);
}
