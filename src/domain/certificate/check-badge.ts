/** Check an Open Badge, and the status lists that came with it, with nothing but arithmetic: nobody is asked. */
import { toBase64Url, toHex } from '../base/bytes.ts';
import type { Arithmetic } from '../ledger/arithmetic.ts';
import type { IssuerKey } from '../ledger/key-succession.ts';
import { type KeyState, trustedKeys } from '../ledger/trusted-keys.ts';
import { type ReadBadge, readBadge } from './badge.ts';
import type { CertificateState } from './claim.ts';
import {
  type Canonise,
  isObject,
  isProved,
  type LinkedData,
  type ReadProof,
  readProof,
} from './data-integrity.ts';
import { isSet, packedList } from './status-list.ts';

export interface BadgeTools extends Arithmetic {
  readonly canonise: Canonise;
  /** @param limit - bytes; more than that is an error */
  readonly gunzip: (packed: Uint8Array, limit: number) => Promise<Uint8Array>;
  /** Milliseconds since 1970-01-01T00:00Z, by the clock of the machine that checks. */
  readonly nowMs: number;
}

export interface BadgeTrust {
  /** As `trustedKeys` takes them. */
  readonly wanted: readonly string[];
  /** Keys that came along, by which a wanted key may lead to the badge's. */
  readonly keys: readonly IssuerKey[];
}

export interface CheckedBadge {
  readonly badge: ReadBadge;
  /** `unreadable`: no proof of the kind that is checked here · `foreign`: made with a key of another issuer's name */
  readonly proof: 'good' | 'bad' | 'unreadable' | 'foreign';
  readonly key: KeyState;
  readonly keyId: string;
  /** Raw, base64url; empty where the badge names none. */
  readonly publicKey: string;
  readonly created: string;
  /** Its time has not come by this machine's clock. */
  readonly isEarly: boolean;
  /** Undefined where no signed list came along: then only the portal knows. */
  readonly status: { readonly state: CertificateState; readonly asOf: string } | undefined;
}

/** @returns undefined for what is no badge */
export async function checkBadge(
  value: unknown,
  tools: BadgeTools,
  trust: BadgeTrust,
  lists: readonly LinkedData[] = [],
): Promise<CheckedBadge | undefined> {
  const badge = readBadge(value);
  if (!badge) return undefined;
  const read = readProof(value as LinkedData);
  const own = read && keyOf(read, tools);
  const { keys, state } = trustedKeys(own ? withKey(trust.keys, own) : [], trust.wanted, tools);
  const isAmong = keys.some(({ keyId }) => keyId === own?.keyId);
  return {
    badge,
    proof: read ? await judge(read, badge.issuer, tools) : 'unreadable',
    key: isAmong ? state : 'foreign',
    keyId: own?.keyId ?? '',
    publicKey: own?.publicKey ?? '',
    created: read?.created ?? '',
    isEarly: !(Date.parse(badge.validFrom) <= tools.nowMs + SKEW_MS),
    status: read && (await statusOf(badge, { issuer: read.controller, keys, lists }, tools)),
  };
}

export function isBadgeGood({ proof, key, isEarly, status }: CheckedBadge): boolean {
  return proof === 'good' && key !== 'foreign' && !isEarly && (status?.state ?? 'valid') === 'valid';
}

/** Two clocks may differ by this much, as other verifiers have it. */
const SKEW_MS = 300_000;

function keyOf({ key }: ReadProof, { hash }: Arithmetic): IssuerKey {
  return { keyId: toHex(hash(key)).slice(0, 16), publicKey: toBase64Url(key) };
}

/** One that came along also tells how it follows from the others. */
function withKey(keys: readonly IssuerKey[], own: IssuerKey): readonly IssuerKey[] {
  return keys.some(({ keyId }) => keyId === own.keyId) ? keys : [...keys, own];
}

async function judge(read: ReadProof, issuer: string, tools: BadgeTools): Promise<CheckedBadge['proof']> {
  if (read.controller !== issuer || issuer === '') return 'foreign';
  try {
    return (await isProved(read, tools.canonise, tools)) ? 'good' : 'bad';
  } catch {
    // A member or a context that nobody here knows: somebody put it there.
    return 'bad';
  }
}

const LIST_BYTES = 131_072 / 8;

interface Lists {
  readonly issuer: string;
  readonly keys: readonly IssuerKey[];
  readonly lists: readonly LinkedData[];
}

interface Bit {
  readonly isSet: boolean;
  readonly asOf: string;
}

async function statusOf(badge: ReadBadge, given: Lists, tools: BadgeTools): Promise<CheckedBadge['status']> {
  const bits = new Map<string, Bit>();
  for (const { address, position, purpose } of badge.statuses) {
    const list = given.lists.find(({ id }) => id === address);
    const bit = list && (await bitOf(list, position, given, tools));
    if (bit) bits.set(purpose, bit);
  }
  const revocation = bits.get('revocation');
  if (!revocation) return undefined;
  const { asOf } = revocation;
  if (!revocation.isSet) return { state: 'valid', asOf };
  return { state: bits.get('message')?.isSet ? 'superseded' : 'revoked', asOf };
}

/** Only a list of the same issuer, signed with a key that is believed, says anything about its badges. */
async function bitOf(
  list: LinkedData,
  position: number,
  { issuer, keys }: Lists,
  tools: BadgeTools,
): Promise<Bit | undefined> {
  const read = readProof(list);
  const { credentialSubject: subject, validFrom } = list;
  const isTheirs =
    read?.controller === issuer &&
    list.issuer === issuer &&
    keys.some(({ keyId }) => keyId === keyOf(read, tools).keyId);
  if (!isTheirs || typeof validFrom !== 'string') return undefined;
  if (!isObject(subject) || typeof subject.encodedList !== 'string') return undefined;
  try {
    if (!(await isProved(read, tools.canonise, tools))) return undefined;
    const value = isSet(await tools.gunzip(packedList(subject.encodedList), LIST_BYTES), position);
    return value === undefined ? undefined : { isSet: value, asOf: validFrom };
  } catch {
    return undefined;
  }
}
