/** Puts the proof into each printed certificate, and the issuer's seal where there is one that is valid. */
import { claimText } from '../../src/domain/certificate/claim-text.ts';
import type { Hash } from '../../src/domain/ledger/merkle.ts';
import type { PdfSealer } from '../ports/platform.ts';
import { type PdfSeal, provePdf } from './seal-pdf.ts';

export interface PdfSealerParts {
  readonly sha256: Hash;
  readonly seal?: (PdfSeal & { readonly validToMs: number }) | undefined;
  /** Told once, when the seal's certificate has ended since the start. */
  readonly report?: (sentence: string) => void;
}

export function openPdfSealer({ sha256, seal, report }: PdfSealerParts): PdfSealer {
  let isReported = false;
  return {
    seal: async (printed, { claim, key, signature, sm2, atMs }) => {
      const hasEnded = seal !== undefined && seal.validToMs < atMs;
      if (hasEnded && !isReported) {
        report?.(
          'The certificate of the seal (keys/seal.pem) has ended: certificates are issued without a seal. ' +
            'Put a valid one there with its key, and restart.',
        );
        isReported = true;
      }
      return provePdf(printed, {
        code: claim.code,
        claimText: claimText(claim),
        keyId: key.keyId,
        signature: Buffer.from(signature, 'base64url'),
        sm2: sm2 && { ...sm2, signature: Buffer.from(sm2.signature, 'base64url') },
        atMs,
        sign: key.sign,
        sha256,
        seal: hasEnded ? undefined : seal,
      });
    },
  };
}
