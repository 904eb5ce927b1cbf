/** What every service is given. */
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Platform } from '../ports/platform.ts';
import type { Storage } from '../ports/storage.ts';

export interface Deps extends Platform {
  readonly catalogue: Catalogue;
  readonly storage: Storage;
  /** Absent where no mail server is configured. */
  readonly mailer?: Mailer | undefined;
  /** The portal's address as people reach it, without a slash at its end. */
  readonly publicUrl: string;
}
