/**
 * Whether badges still stand, one bit each, so that whoever asks does not tell which one it is about.
 * Source: Bitstring Status List 1.0.
 */
import { fromBase64, toBase64Url } from '../base/bytes.ts';
import type { LinkedData } from './data-integrity.ts';

/** The least that the specification allows (2.2): a crowd to stand in. */
export const LIST_LENGTH = 131_072;

/**
 * `revocation`: not to be relied upon any more, whether it was taken back or replaced.
 * `message`: replaced, so that the holder has a newer one.
 */
export type StatusPurpose = 'revocation' | 'message';
export const STATUS_PURPOSES: readonly StatusPurpose[] = ['revocation', 'message'];

export interface StatusPlace {
  /** Number of the list, from 1. */
  readonly list: number;
  /** From 0, below `LIST_LENGTH`; chosen by chance. */
  readonly position: number;
}

function statusListAddress(portalUrl: string, list: number, purpose: StatusPurpose): string {
  return `${portalUrl}/status-lists/${list}/${purpose}`;
}

/** The two entries of a badge, for `credentialStatus`. */
export function statusEntries(portalUrl: string, { list, position }: StatusPlace): readonly LinkedData[] {
  return STATUS_PURPOSES.map((purpose) => {
    const address = statusListAddress(portalUrl, list, purpose);
    return {
      id: `${address}#${position}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(position),
      statusListCredential: address,
      ...(purpose === 'message' && {
        statusSize: 1,
        statusMessage: [
          { status: '0x0', message: 'current' },
          { status: '0x1', message: 'superseded' },
        ],
      }),
    };
  });
}

/** The first position is the leftmost bit. @param set - positions whose bit is 1 */
export function bitstring(set: Iterable<number>): Uint8Array {
  const bytes = new Uint8Array(LIST_LENGTH / 8);
  for (const position of set) bytes[position >> 3] = (bytes[position >> 3] ?? 0) | (0x80 >> (position & 7));
  return bytes;
}

/** @returns undefined for a position outside of it */
export function isSet(bits: Uint8Array, position: number): boolean | undefined {
  const byte = bits[Math.floor(position / 8)];
  return byte === undefined ? undefined : (byte & (0x80 >> (position & 7))) !== 0;
}

export interface StatusListFacts {
  readonly portalUrl: string;
  readonly issuer: string;
  readonly list: number;
  readonly purpose: StatusPurpose;
  /** ISO 8601. */
  readonly validFrom: string;
  /** The bitstring, gzip. */
  readonly packed: Uint8Array;
}

/** Without its proof. */
export function statusListCredential(facts: StatusListFacts): LinkedData {
  const { portalUrl, issuer, list, purpose, validFrom, packed } = facts;
  const id = statusListAddress(portalUrl, list, purpose);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom,
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: `u${toBase64Url(packed)}`,
    },
  };
}

/** @returns the gzip of the list @throws TypeError for no list */
export function packedList(encodedList: string): Uint8Array {
  if (!encodedList.startsWith('u')) throw new TypeError('no multibase base64url');
  return fromBase64(encodedList.slice(1));
}
