/**
 * The issuer's certificate for sealing PDFs, where it has one: `seal.pem` and `seal-key.pem` beside the signing key.
 * Anything that would make a seal no reader accepts is found at the start, with the command that mends it.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../ports/operator-error.ts';
import { type CadesSigner, isCadesKey, signCades } from './cades.ts';
import { readIfThere } from './private-file.ts';

const CERTIFICATE = 'seal.pem';
const KEY = 'seal-key.pem';
const BUNDLE = 'seal.p12';

export interface SealKey {
  /** As the certificate has it, a part a line. */
  readonly subject: string;
  readonly validFromMs: number;
  readonly validToMs: number;
  /** CMS over bytes that stand elsewhere; never longer than `longest`. */
  readonly sign: (content: Uint8Array) => Uint8Array;
  readonly longest: number;
}

/** An EC signature's two numbers are a byte shorter or longer at times. */
const SLACK = 16;

/** @returns undefined where no certificate is configured @throws OperatorError that names the file and the fix */
export function openSealKey(directory: string, nowMs: number): SealKey | undefined {
  const [certificateFile, keyFile] = [join(directory, CERTIFICATE), join(directory, KEY)];
  const pem = readIfThere(directory, KEY, 'key of the seal');
  if (!existsSync(certificateFile) && pem === undefined) {
    if (existsSync(join(directory, BUNDLE))) throw unpack(directory);
    return undefined;
  }
  if (!existsSync(certificateFile)) throw alone(keyFile, certificateFile);
  if (pem === undefined) throw alone(certificateFile, keyFile);
  const certificates = readCertificates(certificateFile);
  const [own] = certificates as [X509Certificate];
  const key = readKey(pem, keyFile);
  if (!own.checkPrivateKey(key)) {
    throw new OperatorError(
      `${keyFile} is not the key of the first certificate in ${certificateFile} (${oneLine(own.subject)}): ` +
        'put the issuer’s own certificate first, or the key that belongs to it.',
    );
  }
  const [validFromMs, validToMs] = [Date.parse(own.validFrom), Date.parse(own.validTo)];
  if (nowMs > validToMs || nowMs < validFromMs) throw outOfTime(own, certificateFile, nowMs > validToMs);
  const signer: CadesSigner = { key, certificates: certificates.map(({ raw }) => raw) };
  const sign = (content: Uint8Array) => signCades(content, signer);
  return {
    subject: own.subject,
    validFromMs,
    validToMs,
    sign,
    longest: sign(new Uint8Array()).length + SLACK,
  };
}

function readCertificates(path: string): readonly X509Certificate[] {
  const blocks = readFileSync(path, 'utf8').match(
    /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g,
  );
  try {
    if (blocks) return blocks.map((block) => new X509Certificate(block));
  } catch {
    // Told below, with what would be right.
  }
  throw new OperatorError(
    `${path} holds no certificate that can be read. It must be PEM (-----BEGIN CERTIFICATE-----), the issuer’s own ` +
      'first; of a DER file make it with: openssl x509 -inform DER -in FILE -out seal.pem',
  );
}

function readKey(pem: string, path: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw new OperatorError(
      `${path} holds no private key that can be read without a password. Make one with: ` +
        `openssl pkey -in FILE -out ${KEY} && chmod 600 ${KEY}`,
      { cause },
    );
  }
  if (isCadesKey(key)) return key;
  throw new OperatorError(
    `${path} holds a key of type ${key.asymmetricKeyType}; readers of PDFs accept RSA and EC. ` +
      'Ask for a certificate with one of these.',
  );
}

function alone(there: string, missing: string): OperatorError {
  return new OperatorError(
    `${there} is there, but ${missing} is not: a seal needs both. Add it, or take the other away.`,
  );
}

function unpack(directory: string): OperatorError {
  return new OperatorError(
    `${join(directory, BUNDLE)} must be taken apart first, in that folder:\n` +
      `  openssl pkcs12 -in ${BUNDLE} -nokeys -out ${CERTIFICATE}\n` +
      `  openssl pkcs12 -in ${BUNDLE} -nocerts -nodes | openssl pkey -out ${KEY} && chmod 600 ${KEY}\n` +
      `Then remove ${BUNDLE}.`,
  );
}

function outOfTime(certificate: X509Certificate, path: string, isOver: boolean): OperatorError {
  return new OperatorError(
    `The certificate in ${path} (${oneLine(certificate.subject)}) ` +
      (isOver ? `ended on ${certificate.validTo}` : `begins on ${certificate.validFrom}`) +
      `: put a valid one there with its key, or take ${CERTIFICATE} and ${KEY} away to issue without a seal.`,
  );
}

function oneLine(subject: string): string {
  return subject.replaceAll('\n', ', ');
}
