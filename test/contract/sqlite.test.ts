/** Every storage contract, on SQLite. */
import { sha256 } from '../../server/auth/platform.ts';
import { openMemoryStorage } from '../../server/storage/open-storage.ts';
import { ledgerStoreContract } from './ledger-store.contract.ts';

const open = () => openMemoryStorage(sha256).storage;

ledgerStoreContract('sqlite', open);
