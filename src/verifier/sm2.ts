/** SM2 for the verify page, loaded when a file bears such a signature. The offline page does without. */
import { fromBase64 } from '../domain/base/bytes.ts';
import { type IsSm2Signed, readSm2Signature, SM2_USER_ID } from '../domain/certificate/sm2.ts';

/** @returns undefined without a network: then nothing can be said */
export async function loadSm2(): Promise<IsSm2Signed | undefined> {
  try {
    const { sm2 } = await import('sm-crypto-v2');
    return async (message, { publicKey, signature }) => {
      const written = readSm2Signature(fromBase64(signature));
      if (written === undefined || !/^04[0-9a-f]{128}$/.test(publicKey)) return false;
      try {
        return sm2.doVerifySignature(message, written, publicKey, { hash: true, userId: SM2_USER_ID });
      } catch {
        // No point of the curve, or a number out of range.
        return false;
      }
    };
  } catch {
    return undefined;
  }
}
