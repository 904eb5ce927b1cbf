/** Archives and badges that somebody opens here. Records, certificates and checkpoints have a way of their own. */
import { checkFile } from '../domain/archive/check-file.ts';
import { type Report, reportOf } from '../i18n/zh-CN/checked-file.ts';
import { fileTools } from './file-tools.ts';

/**
 * @param publicKey - the issuer's key as typed; empty for none
 * @returns undefined for what is for others to read
 */
export async function checkBrought(bytes: Uint8Array, publicKey: string): Promise<Report | undefined> {
  const checked = await checkFile(bytes, fileTools(), { wanted: [publicKey], keys: [] });
  return checked.kind === 'record' || checked.kind === 'unknown' ? undefined : reportOf(checked);
}
