/** Every store over one open database. */
import { renameSync, writeFileSync } from 'node:fs';
import type { Hash } from '../../src/domain/ledger/merkle.ts';
import type { Storage } from '../ports/storage.ts';
import { createAccountStore } from './account-store.ts';
import { createActivationStore } from './activation-store.ts';
import { createAssignmentStore } from './assignment-store.ts';
import { createAuditLog } from './audit-log.ts';
import { createAuditStore } from './audit-store.ts';
import { createBadgeStore } from './badge-store.ts';
import { createCertificateBatchStore } from './certificate-batch-store.ts';
import { createCertificateStore } from './certificate-store.ts';
import { createDocumentStore } from './document-store.ts';
import { createEvaluationStore } from './evaluation-store.ts';
import { createEventStore } from './event-store.ts';
import { createFollowingStore } from './following-store.ts';
import { createForwardStore } from './forward-store.ts';
import { createGovernanceStore } from './governance-store.ts';
import { createHoursImportStore } from './hours-import-store.ts';
import { createItemStore } from './item-store.ts';
import { createLedgerStore } from './ledger-store.ts';
import { createLogStore } from './log-store.ts';
import { createMailStore } from './mail-store.ts';
import { createMakeUpStore } from './make-up-store.ts';
import { createNoticeFacts } from './notice-facts.ts';
import { createNoticeStore } from './notice-store.ts';
import { createPlanStore } from './plan-store.ts';
import { createPracticeStore } from './practice-store.ts';
import { createPresenceStore } from './presence-store.ts';
import { createReportStore } from './report-store.ts';
import { createReviewStore } from './review-store.ts';
import { createRosterImportStore } from './roster-import-store.ts';
import { createRosterStore } from './roster-store.ts';
import { findKeyRow } from './sqlite/find-key-row.ts';
import { type OpenDatabase, openSqlite } from './sqlite/open-sqlite.ts';
import { type GroupWriter, writeHere, writeInThread } from './sqlite/statements/group-writer.ts';
import { createStatementStore } from './sqlite/statements/statement-store.ts';
import { createStudyStore } from './study-store.ts';
import { createTraceStore } from './trace-store.ts';
import { createVersionStore } from './version-store.ts';
import { createWarningStore } from './warning-store.ts';
import { createWrittenStore } from './written-store.ts';
import { createYearCloseStore } from './year-close-store.ts';

/**
 * @param file - a path
 * @throws UnusableDatabase when the file cannot be used; it is left untouched
 */
export function openStorage(file: string, sha256: Hash): Storage {
  const opened = openSqlite(file);
  const writer = writeInThread(file, opened.turnMemory);
  return storageOver(opened, writer, sha256);
}

export interface MemoryStorage {
  readonly storage: Storage;
  /** Write everything as a database file, whole or not at all; the file must not exist. */
  readonly saveTo: (file: string) => void;
}

/** Storage that lives in memory: for tests, and for making a database before it is put in place. */
export function openMemoryStorage(sha256: Hash): MemoryStorage {
  const opened = openSqlite(':memory:');
  const { driver } = opened;
  return {
    // Another thread could not see this database.
    storage: storageOver(opened, writeHere(driver), sha256),
    saveTo: (file) => {
      const unfinished = `${file}.new`;
      writeFileSync(unfinished, driver.serialize(), { mode: 0o600, flush: true });
      renameSync(unfinished, file);
    },
  };
}

/**
 * Storage whose file can be thrown away: nothing waits for the disk. The roster is copied from another record, so
 * that what is posted has somebody to belong to.
 * @param file - must not exist
 */
export function openScratchStorage(file: string, rosterOf: string, sha256: Hash): Storage {
  const opened = openSqlite(file);
  const { driver } = opened;
  driver.pragma('synchronous = OFF');
  driver.prepare('ATTACH ? AS other').run(rosterOf);
  for (const [table, order] of ROSTER) {
    driver.exec(`INSERT INTO main.${table} SELECT * FROM other.${table} ORDER BY ${order}`);
  }
  driver.exec('DETACH other');
  return storageOver(opened, writeHere(driver), sha256);
}

/** Parents before children. */
const ROSTER = [
  ['units', 'depth'],
  ['people', 'id'],
  ['memberships', 'person_id'],
  ['grants', 'person_id'],
  // Which year a credit goes to may follow from an order.
  ['make_up_orders', 'ordered_at_ms'],
  ['make_up_events', 'seq'],
] as const;

function storageOver({ db, driver }: OpenDatabase, writer: GroupWriter, sha256: Hash): Storage {
  return {
    statements: createStatementStore(driver, writer),
    documents: createDocumentStore(db),
    roster: createRosterStore(db),
    rosterImports: createRosterImportStore(db),
    activations: createActivationStore(db),
    accounts: createAccountStore(db, findKeyRow(driver)),
    study: createStudyStore(db),
    items: createItemStore(db),
    presence: createPresenceStore(db),
    ledger: createLedgerStore(db, sha256),
    log: createLogStore(db),
    governance: createGovernanceStore(db),
    versions: createVersionStore(db),
    certificates: createCertificateStore(db),
    certificateBatches: createCertificateBatchStore(db),
    badges: createBadgeStore(db),
    forwards: createForwardStore(db),
    reviews: createReviewStore(db),
    traces: createTraceStore(db),
    hoursImports: createHoursImportStore(db, sha256),
    events: createEventStore(db),
    practice: createPracticeStore(db),
    assignments: createAssignmentStore(db),
    following: createFollowingStore(db),
    reports: createReportStore(db),
    makeUps: createMakeUpStore(db),
    plans: createPlanStore(db),
    written: createWrittenStore(db),
    evaluations: createEvaluationStore(db),
    warnings: createWarningStore(db),
    yearCloses: createYearCloseStore(db),
    notices: createNoticeStore(db),
    noticeFacts: createNoticeFacts(db),
    mails: createMailStore(db),
    audits: createAuditStore(db),
    audit: createAuditLog(db),
    close: async () => {
      await writer.close();
      await db.destroy();
    },
  };
}
