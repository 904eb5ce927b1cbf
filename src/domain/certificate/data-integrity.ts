/**
 * Data Integrity proofs of the suite eddsa-rdfc-2022: made, read and checked. Canonicalising linked data takes a
 * processor, which is the caller's.
 * Source: Verifiable Credential Data Integrity 1.0; Data Integrity EdDSA Cryptosuites 1.0, 3.2.
 */
import { utf8 } from '../base/bytes.ts';
import type { Json } from '../base/canonical-json.ts';
import type { Arithmetic } from '../ledger/arithmetic.ts';
import type { Hash } from '../ledger/merkle.ts';
import { fromMultibase, fromMultikey, toMultibase } from './multikey.ts';

export type LinkedData = { readonly [member: string]: Json };

/**
 * RDF Dataset Canonicalization 1.0 as N-Quads.
 * @throws Error for a term or a context nobody here knows: what would be dropped is never signed or believed
 */
export type Canonise = (document: LinkedData) => Promise<string>;

interface ProofOptions {
  /** ISO 8601 in whole seconds. */
  readonly created: string;
  /** `<issuer>#<the key as a Multikey>`: whoever holds the file holds the key it claims to be signed with. */
  readonly verificationMethod: string;
}

interface Making {
  readonly hash: Hash;
  readonly canonise: Canonise;
}

/** What is signed: the hash of the proof's options, then the hash of the document. */
async function messageOf(
  document: LinkedData,
  proof: LinkedData,
  { hash, canonise }: Making,
): Promise<Uint8Array> {
  const options = { '@context': document['@context'] ?? null, ...proof };
  const [ofOptions, ofDocument] = await Promise.all([canonise(options), canonise(document)]);
  return Uint8Array.from([...hash(utf8(ofOptions)), ...hash(utf8(ofDocument))]);
}

/** @returns the document with its proof */
export async function prove(
  document: LinkedData,
  { created, verificationMethod }: ProofOptions,
  making: Making & { readonly sign: (message: Uint8Array) => Uint8Array },
): Promise<LinkedData> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const proofValue = toMultibase(making.sign(await messageOf(document, options, making)));
  return { ...document, proof: { ...options, proofValue } };
}

export interface ReadProof {
  readonly document: LinkedData;
  readonly options: LinkedData;
  readonly signature: Uint8Array;
  readonly created: string;
  /** What stands before the `#`. */
  readonly controller: string;
  /** Raw, as the verification method spells it. */
  readonly key: Uint8Array;
}

/** @returns undefined for a document without one proof of this suite whose key stands in its name */
export function readProof(secured: LinkedData): ReadProof | undefined {
  const { proof, ...document } = secured;
  if (!isObject(proof)) return undefined;
  const { proofValue, ...options } = proof;
  const { type, cryptosuite, proofPurpose, verificationMethod, created } = options;
  const isKnown =
    type === 'DataIntegrityProof' && cryptosuite === 'eddsa-rdfc-2022' && proofPurpose === 'assertionMethod';
  if (!isKnown || typeof verificationMethod !== 'string' || typeof created !== 'string') return undefined;
  if (typeof proofValue !== 'string' || '@context' in options) return undefined;
  const [controller = '', fragment = ''] = verificationMethod.split('#');
  try {
    const signature = fromMultibase(proofValue);
    return { document, options, signature, created, controller, key: fromMultikey(fragment) };
  } catch {
    return undefined;
  }
}

/** Is this what the key signed? @throws what `canonise` throws */
export async function isProved(
  { document, options, signature, key }: ReadProof,
  canonise: Canonise,
  { hash, isSigned }: Arithmetic,
): Promise<boolean> {
  return isSigned(await messageOf(document, options, { hash, canonise }), signature, key);
}

export function isObject(value: unknown): value is LinkedData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
