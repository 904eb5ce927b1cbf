/**
 * What this browser keeps of studying: statements not yet uploaded, sections told, the place to resume,
 * answers not yet saved, what was read offline. In IndexedDB; where that fails, in memory, and `isDurable` says so.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { StretchRequest, TicketView } from '../domain/api/presence.ts';
import type { OfflineAnswer, OfflineBeat } from '../domain/presence/offline.ts';
import type { Statement } from './statement.ts';

interface OfPerson {
  readonly person: string;
}
export interface QueuedStatement extends OfPerson {
  /** Given by the shelf: the place in the queue. */
  readonly key?: number;
  readonly statement: Statement;
}
export interface RejectedStatement extends OfPerson {
  readonly key: string;
  readonly statement: Statement;
  readonly status: number;
  readonly reason: string;
}
/** A section this browser has told of, and the statement that did. */
export interface ToldSection extends OfPerson {
  readonly key: string;
  readonly statement: string;
  readonly toldAtMs: number;
}
export interface KeptPlace extends OfPerson {
  readonly key: string;
  readonly block: string;
  /** ISO 8601. */
  readonly at: string;
}
export interface UnsavedAnswer extends OfPerson {
  readonly key: string;
  readonly attempt: string;
  readonly question: string;
  readonly options: readonly string[];
}

/** What lets a lesson be read offline, and the questions that go with it. */
export interface KeptTicket extends OfPerson {
  /** The ticket's id. */
  readonly key: string;
  readonly ticket: TicketView;
  /** By this browser's steady clock; see offline-reading.ts. */
  readonly receivedAtMs: number;
}
/** A moment without a network: a beat, or the answer to a question. */
export interface OfflineNote extends OfPerson {
  /** Given by the shelf, in the order of noting. */
  readonly key?: number;
  readonly ticket: string;
  readonly beat?: OfflineBeat;
  readonly answer?: OfflineAnswer;
}
/** Notes that are being sent: from now on they stay as they are, so that sending twice is sending once. */
export interface ClosedStretch extends OfPerson {
  /** The ticket's id. */
  readonly key: string;
  readonly request: StretchRequest;
}

interface Rows {
  queue: QueuedStatement;
  rejected: RejectedStatement;
  told: ToldSection;
  places: KeptPlace;
  answers: UnsavedAnswer;
  tickets: KeptTicket;
  notes: OfflineNote;
  stretches: ClosedStretch;
}
type TableName = keyof Rows;
type Key = string | number;

type StudySchema = DBSchema & {
  [Name in TableName]: { key: Key; value: Rows[Name]; indexes: { person: string } };
} & { leases: { key: string; value: { name: string; holder: string; untilMs: number } } };

/** Of the first version of the database, and what the second one added. */
const FIRST_TABLES: readonly TableName[] = ['queue', 'rejected', 'told', 'places', 'answers'];
const OFFLINE_TABLES: readonly TableName[] = ['tickets', 'notes', 'stretches'];
/** The shelf gives their keys. */
const NUMBERED: readonly TableName[] = ['queue', 'notes'];

export interface Table<Row> {
  readonly put: (row: Row) => Promise<void>;
  readonly get: (key: Key) => Promise<Row | undefined>;
  readonly remove: (key: Key) => Promise<void>;
  /** In order of keys; everybody's without a person. */
  readonly rows: (person?: string) => Promise<readonly Row[]>;
}

export interface Shelf {
  readonly isDurable: () => boolean;
  readonly queue: Table<QueuedStatement>;
  readonly rejected: Table<RejectedStatement>;
  readonly told: Table<ToldSection>;
  readonly places: Table<KeptPlace>;
  readonly answers: Table<UnsavedAnswer>;
  readonly tickets: Table<KeptTicket>;
  readonly notes: Table<OfflineNote>;
  readonly stretches: Table<ClosedStretch>;
  /** @returns whether the lease is now the holder's: free, run out, or theirs already */
  readonly takeLease: (
    lease: { name: string; holder: string; untilMs: number },
    nowMs: number,
  ) => Promise<boolean>;
  readonly dropLease: (name: string, holder: string) => Promise<void>;
}

export function openShelf(name: string): Shelf {
  const database = new Database(name);
  return {
    isDurable: () => database.isDurable,
    queue: layeredTable(database, 'queue'),
    rejected: layeredTable(database, 'rejected'),
    told: layeredTable(database, 'told'),
    places: layeredTable(database, 'places'),
    answers: layeredTable(database, 'answers'),
    tickets: layeredTable(database, 'tickets'),
    notes: layeredTable(database, 'notes'),
    stretches: layeredTable(database, 'stretches'),
    takeLease: (lease, nowMs) =>
      database.attempt(async (db) => {
        const trx = db.transaction('leases', 'readwrite');
        const held = await trx.store.get(lease.name);
        const isFree = !held || held.untilMs <= nowMs || held.holder === lease.holder;
        if (isFree) await trx.store.put(lease);
        await trx.done;
        return isFree;
      }, true),
    dropLease: (leaseName, holder) =>
      database.attempt(async (db) => {
        const trx = db.transaction('leases', 'readwrite');
        if ((await trx.store.get(leaseName))?.holder === holder) await trx.store.delete(leaseName);
        await trx.done;
      }, undefined),
  };
}

class Database {
  isDurable = true;
  readonly #name: string;
  #open: Promise<IDBPDatabase<StudySchema>> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Do the work; `otherwise` when there is no IndexedDB, or it is full or broken. */
  async attempt<Value>(
    work: (db: IDBPDatabase<StudySchema>) => Promise<Value>,
    otherwise: Value | (() => Value),
  ): Promise<Value> {
    try {
      return await this.#withConnection(work);
    } catch {
      this.isDurable = false;
      return otherwise instanceof Function ? otherwise() : otherwise;
    }
  }

  async #withConnection<Value>(work: (db: IDBPDatabase<StudySchema>) => Promise<Value>): Promise<Value> {
    try {
      return await work(await this.#connect());
    } catch (cause) {
      // Browsers close a connection on their own (memory, updates); a new one is worth one try.
      if (!(cause instanceof DOMException) || cause.name !== 'InvalidStateError') throw cause;
      this.#open = undefined;
      return work(await this.#connect());
    }
  }

  #connect(): Promise<IDBPDatabase<StudySchema>> {
    this.#open ??= openDB<StudySchema>(this.#name, 2, {
      upgrade(db, version) {
        const isNew = version < 1;
        for (const table of isNew ? [...FIRST_TABLES, ...OFFLINE_TABLES] : OFFLINE_TABLES) {
          const autoIncrement = NUMBERED.includes(table);
          db.createObjectStore(table, { keyPath: 'key', autoIncrement }).createIndex('person', 'person');
        }
        if (isNew) db.createObjectStore('leases', { keyPath: 'name' });
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        this.#open = undefined;
      },
    });
    return this.#open;
  }
}

/** Keys of the spare queue stand behind every key IndexedDB gives. */
let spareKeys = Number.MAX_SAFE_INTEGER / 2;

/** A table of IndexedDB, with memory for rows it would not take. */
function layeredTable<Name extends TableName>(database: Database, name: Name): Table<Rows[Name]> {
  type Row = Rows[Name];
  const spare = new Map<Key, Row>();
  return {
    put: (row) =>
      database.attempt(
        async (db) => {
          await db.put(name, row as never);
        },
        () => {
          spareKeys += 1;
          const key = row.key ?? spareKeys;
          spare.set(key, { ...row, key });
        },
      ),
    get: async (key) => {
      const find = (db: IDBPDatabase<StudySchema>) => db.get(name, key as never) as Promise<Row | undefined>;
      return spare.get(key) ?? (await database.attempt(find, undefined));
    },
    remove: async (key) => {
      if (!spare.delete(key)) await database.attempt((db) => db.delete(name, key as never), undefined);
    },
    rows: async (person) => {
      const read = (db: IDBPDatabase<StudySchema>) =>
        (person === undefined
          ? db.getAll(name)
          : db.getAllFromIndex(name, 'person', person as never)) as Promise<readonly Row[]>;
      const kept = await database.attempt(read, []);
      return [...kept, ...[...spare.values()].filter((row) => person === undefined || row.person === person)];
    },
  };
}

/** The one shelf of this browser. */
export const shelf = openShelf('mingde-study');
