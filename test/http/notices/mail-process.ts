/** A process that sends what waits in a database once, as a server of ours does: node mail-process.ts FILE PORT. */
import { sha256, systemClock, systemRandomness } from '../../../server/auth/platform.ts';
import { openMailer } from '../../../server/mailer.ts';
import { type MailDeps, startMailing } from '../../../server/services/send-mails.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';
import { aCatalogue, aNoticeBook } from '../../support/builders.ts';

const [, , file = '', port = ''] = process.argv;
const storage = openStorage(file, sha256);
const mailer = openMailer({
  ...{ host: '127.0.0.1', port: Number(port), secure: false, auth: undefined },
  from: { name: '', address: 'mingde@example.gov.cn' },
});
const deps = {
  ...{ storage, mailer, clock: systemClock, randomness: systemRandomness },
  ...{ catalogue: aCatalogue({ notices: aNoticeBook() }), publicUrl: 'https://study.example.gov.cn' },
  reportDefect: (error: Error) => {
    throw error;
  },
} as unknown as MailDeps;
await startMailing(deps, () => () => undefined).look();
mailer.close();
await storage.close();
