/** Ed25519 verified by the platform. */
import { createPublicKey, verify } from 'node:crypto';

/** Is this an Ed25519 signature over the message? @param signature - base64url · @param publicKey - raw, base64url */
export function isSigned(message: Uint8Array, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, message, key, Buffer.from(signature, 'base64url'));
}
