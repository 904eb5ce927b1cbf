import { sha256 } from '../../server/auth/platform.ts';
import { openMemoryStorage } from '../../server/storage/open-storage.ts';
import { documentStoreContract } from './document-store.contract.ts';
import { statementStoreContract } from './statement-store.contract.ts';

const open = () => openMemoryStorage(sha256).storage;
statementStoreContract('sqlite', open);
documentStoreContract('sqlite', open);
