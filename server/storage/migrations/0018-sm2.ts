/** A second signature of a certificate, by the issuer's SM2 key where it has one. */

export const sm2 = `
-- Uncompressed point, hex: the key may be replaced, and what it signed must go on verifying.
ALTER TABLE certificates ADD COLUMN sm2_public_key TEXT;
-- Over the claim's canonical JSON, DER, base64url. Both or neither; neither in what was issued without a key.
ALTER TABLE certificates ADD COLUMN sm2_signature TEXT CHECK ((sm2_signature IS NULL) = (sm2_public_key IS NULL));
CREATE TRIGGER certificates_sm2_never_changes BEFORE UPDATE OF sm2_public_key, sm2_signature ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate that was issued is never changed'); END;
`;
