/**
 * A verifier written from docs/formats.md alone: nothing of the portal's code, so that whoever writes one in another
 * language finds everything there.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

const hashOf = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
export const leafOf = (text: string): Uint8Array => hashOf(Uint8Array.of(0), Buffer.from(text));
const nodeOf = (left: Uint8Array, right: Uint8Array) => hashOf(Uint8Array.of(1), left, right);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const unhex = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** RFC 9162 2.1.3.2, step by step. @returns the root that the path leads to */
export function inclusionRoot(
  [index, size]: readonly [number, number],
  leaf: Uint8Array,
  proof: readonly string[],
): string | undefined {
  if (index >= size) return undefined;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of proof.map(unhex)) {
    if (sn === 0) return undefined;
    const isRight = fn % 2 === 1 || fn === sn;
    r = isRight ? nodeOf(p, r) : nodeOf(r, p);
    if (isRight) [fn, sn] = shiftToSetBit(fn, sn);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 ? hex(r) : undefined;
}

/** RFC 9162 2.1.4.2, step by step. @returns the two roots that the proof gives */
export function consistencyRoots(
  [first, second]: readonly [number, number],
  firstRoot: string,
  proof: readonly string[],
): readonly string[] | undefined {
  if (first === second) return proof.length === 0 ? [firstRoot, firstRoot] : undefined;
  const isPower = (first & (first - 1)) === 0;
  const path = [...(isPower ? [firstRoot] : []), ...proof].map(unhex);
  return walkBoth(shiftToClearBit(first - 1, second - 1), path);
}

function walkBoth(
  places: readonly [number, number],
  [seed = unhex(''), ...path]: readonly Uint8Array[],
): readonly string[] | undefined {
  let [fn, sn] = places;
  let [fr, sr] = [seed, seed];
  for (const c of path) {
    if (sn === 0) return undefined;
    const isRight = fn % 2 === 1 || fn === sn;
    [fr, sr] = isRight ? [nodeOf(c, fr), nodeOf(c, sr)] : [fr, nodeOf(sr, c)];
    if (isRight) [fn, sn] = shiftToSetBit(fn, sn);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 ? [hex(fr), hex(sr)] : undefined;
}

function shiftToSetBit(fn: number, sn: number): [number, number] {
  return fn % 2 === 1 || fn === 0 ? [fn, sn] : shiftToSetBit(fn >> 1, sn >> 1);
}

function shiftToClearBit(fn: number, sn: number): [number, number] {
  return fn % 2 === 0 ? [fn, sn] : shiftToClearBit(fn >> 1, sn >> 1);
}

/** As JSON.parse gives it. */
type Loose = ReturnType<typeof JSON.parse>;

/** Signatures, proofs and consistency; the totals are left to the reader, as the example's are made up. */
export function verifyIndependently(record: Loose): string {
  const key = keyOf(record);
  if (!key) return 'no key';
  const [text, signatures] = record.checkpoint.split('\n\n');
  const lines = signatures.split('\n').filter((line: string) => line.startsWith(`— ${record.origin} `));
  const isGood = (line: string) =>
    verify(null, Buffer.from(`${text}\n`), key, Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(4));
  if (!lines.some(isGood)) return 'checkpoint';
  const [origin, size, root64] = text.split('\n');
  if (origin !== record.origin) return 'origin';
  const log = { size: Number(size), root: Buffer.from(root64, 'base64').toString('hex') };
  if (!record.entries.every((entry: Loose) => isEntryProved(entry, log))) return 'entry';
  return record.certificates.every((one: Loose) => isCertificateProved(one, log, key))
    ? 'whole'
    : 'certificate';
}

interface Log {
  readonly size: number;
  readonly root: string;
}

function keyOf(record: Loose): KeyObject | undefined {
  const good = record.keys.find(
    ({ keyId, publicKey }: Loose) => hex(hashOf(Buffer.from(publicKey, 'base64url'))).slice(0, 16) === keyId,
  );
  return good && createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: good.publicKey }, format: 'jwk' });
}

function isEntryProved({ index, text, proof }: Loose, { size, root }: Log): boolean {
  return sortedJson(JSON.parse(text)) === text && inclusionRoot([index, size], leafOf(text), proof) === root;
}

function isCertificateProved({ claim, signature, consistency }: Loose, log: Log, key: KeyObject): boolean {
  const isSigned = verify(null, Buffer.from(sortedJson(claim)), key, Buffer.from(signature, 'base64url'));
  const { treeSize, rootHash } = claim.log;
  const roots = consistencyRoots([treeSize, log.size], rootHash, consistency);
  return isSigned && roots?.[0] === rootHash && roots?.[1] === log.root;
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sortedJson(member)}`).join(',')}}`;
}
