/** Everything that is kept. One value to hand to services; one contract suite tests every implementation. */
import type { AccountStore } from './account-store.ts';
import type { AssignmentStore } from './assignment-store.ts';
import type { AuditLog } from './audit-log.ts';
import type { BadgeStore } from './badge-store.ts';
import type { CertificateStore } from './certificate-store.ts';
import type { DocumentStore } from './document-store.ts';
import type { EventStore } from './event-store.ts';
import type { ForwardStore } from './forward-store.ts';
import type { GovernanceStore } from './governance-store.ts';
import type { HoursImportStore } from './hours-import-store.ts';
import type { ItemStore } from './item-store.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { LogStore } from './log-store.ts';
import type { PracticeStore } from './practice-store.ts';
import type { PresenceStore } from './presence-store.ts';
import type { ReviewStore } from './review-store.ts';
import type { RosterStore } from './roster-store.ts';
import type { StatementStore } from './statement-store.ts';
import type { StudyStore } from './study-store.ts';
import type { TraceStore } from './trace-store.ts';
import type { VersionStore } from './version-store.ts';

export interface Storage {
  readonly statements: StatementStore;
  readonly documents: DocumentStore;
  readonly roster: RosterStore;
  readonly accounts: AccountStore;
  readonly study: StudyStore;
  readonly items: ItemStore;
  readonly presence: PresenceStore;
  readonly ledger: LedgerStore;
  readonly log: LogStore;
  readonly governance: GovernanceStore;
  readonly versions: VersionStore;
  readonly certificates: CertificateStore;
  readonly badges: BadgeStore;
  readonly forwards: ForwardStore;
  readonly reviews: ReviewStore;
  readonly traces: TraceStore;
  readonly hoursImports: HoursImportStore;
  readonly events: EventStore;
  readonly practice: PracticeStore;
  readonly assignments: AssignmentStore;
  readonly audit: AuditLog;
  readonly close: () => Promise<void>;
}
