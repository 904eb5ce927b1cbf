/** What a check of the record can find wrong. Each names what it is about in words an administrator can act on. */

export type FindingCode =
  | 'entry-changed'
  | 'entry-missing'
  | 'entries-swapped'
  | 'entries-rewritten'
  | 'entry-added'
  | 'checkpoint-root'
  | 'checkpoint-signature'
  | 'checkpoint-missing'
  | 'published-changed'
  | 'status-differs'
  | 'certificate-signature'
  | 'certificate-log'
  | 'certificate-totals'
  | 'certificate-file'
  | 'guard-missing';

export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  /** Place in the log, from 0. */
  readonly index?: number;
  /** Of the entry. */
  readonly id?: string;
  readonly personId?: string;
}
