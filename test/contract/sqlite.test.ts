/** Every storage contract, on SQLite. */
import { sha256 } from '../../server/auth/platform.ts';
import { openMemoryStorage } from '../../server/storage/open-storage.ts';
import { documentStoreContract } from './document-store.contract.ts';
import { ledgerStoreContract } from './ledger-store.contract.ts';
import { statementStoreContract } from './statement-store.contract.ts';

const open = () => openMemoryStorage(sha256).storage;

ledgerStoreContract('sqlite', open);
statementStoreContract('sqlite', async () => open());
documentStoreContract('sqlite', async () => open());
