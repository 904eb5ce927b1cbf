/** Places of badges in status lists, and the bits that are set there. */
import type { CertificateState } from '../../src/domain/certificate/claim.ts';
import type { StatusPlace } from '../../src/domain/certificate/status-list.ts';

export interface UnsoundCertificate {
  readonly position: number;
  readonly state: Exclude<CertificateState, 'valid'>;
}

export interface BadgeStore {
  /**
   * The place of a certificate, which it gets once and keeps.
   * @param choose - a whole number from 0 up to, not including, the limit; asked again where a place is taken
   */
  readonly placeOf: (code: string, choose: (limit: number) => number) => Promise<StatusPlace>;
  /** How often something changed in a list; undefined where there is no such list. */
  readonly changesOf: (list: number) => Promise<number | undefined>;
  /** Every certificate of a list that does not stand, in the order of positions. */
  readonly unsound: (list: number) => Promise<readonly UnsoundCertificate[]>;
}
