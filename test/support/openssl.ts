/** Keys and certificates made by openssl, as an issuer has them. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SEAL_SUBJECT = '/C=CN/O=江城市公务员主管部门/CN=江城市公务员培训证书专用章';

export function openssl(words: readonly string[], input?: Uint8Array): Buffer {
  return execFileSync('openssl', [...words], { input, stdio: ['pipe', 'pipe', 'pipe'] });
}

export type SealKeyKind = 'rsa:2048' | 'P-256' | 'P-384';

/** `seal.pem` and `seal-key.pem` in a directory. @param days - negative: it has ended already */
export function makeSeal(directory: string, kind: SealKeyKind = 'rsa:2048', days = 3650): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const [key, certificate] = [join(directory, 'seal-key.pem'), join(directory, 'seal.pem')];
  const algorithm = kind.startsWith('P-')
    ? ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${kind}`]
    : ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${kind.slice(4)}`];
  writeFileSync(key, openssl(['genpkey', ...algorithm]));
  chmodSync(key, 0o600);
  const request = join(directory, 'seal.csr');
  openssl(['req', '-new', '-utf8', '-key', key, '-subj', SEAL_SUBJECT, '-out', request]);
  openssl(['x509', '-req', '-in', request, '-signkey', key, '-days', String(days), '-out', certificate]);
}
