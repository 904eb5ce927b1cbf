/** Keys, a certificate and JWS signatures as a signing client makes them; none of the server's own code. */
import {
  constants,
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
} from 'node:crypto';

export interface TestSigner {
  readonly privateKey: KeyObject;
  /** DER in base64, as it stands in an x5c. */
  readonly certificate: string;
}

/** An RSA key with a certificate that it has signed itself. */
export function aSigner(): TestSigner {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificate = selfSigned(publicKey.export({ type: 'spki', format: 'der' }), privateKey);
  return { privateKey, certificate: certificate.toString('base64') };
}

interface JwsOptions {
  /** Of the header; also what is signed with, where it is one of the RSA ones. */
  readonly alg?: string;
  /** Other certificates than the signer's own; none for null. */
  readonly x5c?: unknown;
}

/** A JWS in compact form over any payload. Source: RFC 7515 3.1. */
export function jwsOf(payload: unknown, { privateKey, certificate }: TestSigner, options: JwsOptions = {}) {
  const { alg = 'RS256', x5c = [certificate] } = options;
  const header = { alg, ...(x5c !== null && { x5c }) };
  const signed = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
  return `${signed}.${signatureOf(signed, alg, privateKey).toString('base64url')}`;
}

function signatureOf(signed: string, alg: string, privateKey: KeyObject): Buffer {
  const digest = `sha${alg.slice(2)}`;
  if (alg.startsWith('RS')) return createSign(digest).update(signed).sign(privateKey);
  if (alg.startsWith('PS'))
    return signBytes(digest, Buffer.from(signed), {
      key: privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
    });
  if (alg.startsWith('ES')) {
    const { privateKey: curve } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return signBytes(digest, Buffer.from(signed), { key: curve, dsaEncoding: 'ieee-p1363' });
  }
  return Buffer.alloc(0);
}

/** The attachment that announces a signature. Source: xAPI 1.0.3 Data 2.6. */
export function signatureAttachment(jws: string, overrides: object = {}) {
  return {
    usageType: 'http://adlnet.gov/expapi/attachments/signature',
    display: { en: 'Signature' },
    contentType: 'application/octet-stream',
    length: Buffer.byteLength(jws),
    sha2: sha256Of(jws),
    ...overrides,
  };
}

export function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** Object identifiers, already in DER: sha256WithRSAEncryption, commonName. */
const SHA256_WITH_RSA = Buffer.from('06092a864886f70d01010b', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const [INTEGER, BIT_STRING, NULL, UTF8, UTC_TIME, SEQUENCE, SET] = [0x02, 0x03, 0x05, 0x0c, 0x17, 0x30, 0x31];

/** X.509 version 1, which has no extensions. Source: RFC 5280 4.1. */
function selfSigned(publicKey: Buffer, privateKey: KeyObject): Buffer {
  const algorithm = der(SEQUENCE, SHA256_WITH_RSA, der(NULL));
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, Buffer.from('Test signer')))));
  const time = (text: string) => der(UTC_TIME, Buffer.from(text));
  const validity = der(SEQUENCE, time('200101000000Z'), time('491231235959Z'));
  const told = der(SEQUENCE, der(INTEGER, Buffer.from([1])), algorithm, name, validity, name, publicKey);
  const signature = createSign('sha256').update(told).sign(privateKey);
  return der(SEQUENCE, told, algorithm, der(BIT_STRING, Buffer.from([0]), signature));
}

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), derLength(content.length), content]);
}

function derLength(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  return length < 256 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}
