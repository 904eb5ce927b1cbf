/** PDFs, QR codes, archives and badges that somebody opens here. Records and checkpoints have a way of their own. */
import { checkFile } from '../domain/archive/check-file.ts';
import { readTypedTrust } from '../domain/certificate/check-paper.ts';
import { type Report, reportOf } from '../i18n/zh-CN/checked-file.ts';
import { arithmetic } from './arithmetic.ts';
import { fileTools } from './file-tools.ts';

/**
 * @param publicKey - the issuer's key as typed; empty for none
 * @returns undefined for what is for others to read
 */
export async function checkBrought(bytes: Uint8Array, publicKey: string): Promise<Report | undefined> {
  const checked = await checkFile(bytes, fileTools(), readTypedTrust(publicKey, arithmetic));
  return checked.kind === 'record' || checked.kind === 'unknown' ? undefined : reportOf(checked);
}
