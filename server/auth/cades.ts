/**
 * A detached CAdES-B signature (ETSI EN 319 122-1) as a PDF wants it (EN 319 142-1): no signing time among its
 * attributes, the certificate's own bytes as they are, so that a subject in Chinese is nothing special.
 */
import { createHash, type KeyObject, sign } from 'node:crypto';
import { der, elementsOf, oid, sequence, setOf, TAG } from './der.ts';

const DATA = oid('1.2.840.113549.1.7.1');
const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const SIGNING_CERTIFICATE_V2 = oid('1.2.840.113549.1.9.16.2.47');
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'));
const NULL = der(TAG.nothing);
const ALGORITHMS: Readonly<Record<string, Uint8Array>> = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), NULL),
  ec: sequence(oid('1.2.840.10045.4.3.2')),
};
const VERSION_1 = der(TAG.integer, Uint8Array.of(1));

export interface CadesSigner {
  readonly key: KeyObject;
  /** DER, the signer's own first, then those that issued it. */
  readonly certificates: readonly Uint8Array[];
}

/** Which keys a reader of PDFs accepts. */
export function isCadesKey(key: KeyObject): boolean {
  return key.asymmetricKeyType !== undefined && Object.hasOwn(ALGORITHMS, key.asymmetricKeyType);
}

/** @param content - what is signed and stands elsewhere @returns a CMS ContentInfo, DER */
export function signCades(content: Uint8Array, { key, certificates }: CadesSigner): Uint8Array {
  const [own] = certificates;
  const algorithm = ALGORITHMS[key.asymmetricKeyType ?? ''];
  if (!own || !algorithm) throw new TypeError('a CAdES signature needs a certificate and an RSA or EC key');
  const attributes = [
    attribute(CONTENT_TYPE, DATA),
    attribute(MESSAGE_DIGEST, der(TAG.octets, digest(content))),
    attribute(SIGNING_CERTIFICATE_V2, signingCertificate(own)),
  ];
  // Signed as a SET, written as [0]: RFC 5652 5.4.
  const signed = setOf(...attributes);
  const { issuer, serialNumber } = namedIn(own);
  const signerInfo = sequence(
    VERSION_1,
    sequence(issuer, serialNumber),
    SHA256,
    retagged(0xa0, signed),
    algorithm,
    der(TAG.octets, sign('sha256', signed, key)),
  );
  const signedData = sequence(
    VERSION_1,
    setOf(SHA256),
    sequence(DATA),
    retagged(0xa0, setOf(...certificates)),
    setOf(signerInfo),
  );
  return sequence(SIGNED_DATA, der(0xa0, signedData));
}

function attribute(type: Uint8Array, value: Uint8Array): Uint8Array {
  return sequence(type, setOf(value));
}

/** RFC 5035, ESSCertIDv2 with the default hash, SHA-256. */
function signingCertificate(certificate: Uint8Array): Uint8Array {
  const { issuer, serialNumber } = namedIn(certificate);
  const issuerSerial = sequence(sequence(der(0xa4, issuer)), serialNumber);
  return sequence(sequence(sequence(der(TAG.octets, digest(certificate)), issuerSerial)));
}

/** RFC 5280 4.1: version [0] where it is given, serial number, algorithm, issuer. */
function namedIn(certificate: Uint8Array): {
  readonly issuer: Uint8Array;
  readonly serialNumber: Uint8Array;
} {
  const [outer] = elementsOf(certificate);
  const [tbs] = elementsOf(outer?.content ?? new Uint8Array());
  const members = elementsOf(tbs?.content ?? new Uint8Array()).filter(({ tag }) => tag !== 0xa0);
  const [serialNumber, , issuer] = members;
  if (!serialNumber || !issuer) throw new TypeError('no X.509 certificate');
  return { issuer: issuer.whole, serialNumber: serialNumber.whole };
}

function retagged(tag: number, element: Uint8Array): Uint8Array {
  return Uint8Array.of(tag, ...element.subarray(1));
}

function digest(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
