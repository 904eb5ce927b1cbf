/** Every storage contract, on SQLite. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../server/auth/platform.ts';
import { openMemoryStorage, openStorage } from '../../server/storage/open-storage.ts';
import { attemptStoreContract } from './attempt-store.contract.ts';
import { badgeStoreContract } from './badge-store.contract.ts';
import { documentStoreContract } from './document-store.contract.ts';
import { evaluationStoreContract } from './evaluation-store.contract.ts';
import { eventStoreContract } from './event-store.contract.ts';
import { forwardStoreContract } from './forward-store.contract.ts';
import { governanceStoreContract } from './governance-store.contract.ts';
import { keyStoreContract } from './key-store.contract.ts';
import { ledgerStoreContract } from './ledger-store.contract.ts';
import { noticeStoreContract } from './notice-store.contract.ts';
import { reviewStoreContract } from './review-store.contract.ts';
import { rosterStoreContract } from './roster-store.contract.ts';
import { statementStoreContract } from './statement-store.contract.ts';
import { versionStoreContract } from './version-store.contract.ts';
import { warningStoreContract } from './warning-store.contract.ts';
import { writtenStoreContract } from './written-store.contract.ts';

const open = () => openMemoryStorage(sha256).storage;

attemptStoreContract('sqlite', async () => open());
badgeStoreContract('sqlite', open);
keyStoreContract('sqlite', open);
ledgerStoreContract('sqlite', open);
reviewStoreContract('sqlite', open);
noticeStoreContract('sqlite', open);
eventStoreContract('sqlite', open);
governanceStoreContract('sqlite', open);
versionStoreContract('sqlite', open);
warningStoreContract('sqlite', open);
rosterStoreContract('sqlite', open);
writtenStoreContract('sqlite', open);
evaluationStoreContract('sqlite', open);
statementStoreContract('sqlite in memory', async () => open());
statementStoreContract('sqlite in a file, written by a thread', () =>
  openStorage(join(mkdtempSync(join(tmpdir(), 'mingde-contract-')), 'mingde.db'), sha256),
);
documentStoreContract('sqlite', async () => open());
forwardStoreContract('sqlite', async () => open());
