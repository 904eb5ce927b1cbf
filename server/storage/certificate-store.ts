/** Issued certificates in the database. */
import type { CertificateClaim, CertificateState } from '../../src/domain/certificate/claim.ts';
import type { CertificateRecord, CertificateStore } from '../ports/certificate-store.ts';
import type { Database, Row } from './schema.ts';

export function createCertificateStore(db: Database): CertificateStore {
  return {
    issue: (certificate) =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('certificates')
          .set({ state: 'superseded', state_reason: certificate.code })
          .where('person_id', '=', certificate.personId)
          .where('year', '=', certificate.year)
          .where('state', '=', 'valid')
          .execute();
        await trx
          .insertInto('certificates')
          .values({
            code: certificate.code,
            person_id: certificate.personId,
            year: certificate.year,
            claim: JSON.stringify(certificate.claim),
            key_id: certificate.keyId,
            signature: certificate.signature,
            pdf: certificate.pdf,
            pdf_hash: certificate.pdfHash,
            issued_at_ms: certificate.issuedAtMs,
            state: certificate.state,
            state_reason: certificate.stateReason,
          })
          .execute();
      }),
    revoke: async (code, reason) => {
      await db
        .updateTable('certificates')
        .set({ state: 'revoked', state_reason: reason })
        .where('code', '=', code)
        .where('state', '=', 'valid')
        .execute();
    },
    find: async (code) => {
      const row = await db.selectFrom('certificates').selectAll().where('code', '=', code).executeTakeFirst();
      return row && { ...readListed(row), pdf: new Uint8Array(row.pdf) };
    },
    ofPerson: async (personId) => {
      const rows = await db
        .selectFrom('certificates')
        .select([
          'code',
          'person_id',
          'year',
          'claim',
          'key_id',
          'signature',
          'pdf_hash',
          'issued_at_ms',
          'state',
          'state_reason',
        ])
        .where('person_id', '=', personId)
        .orderBy('issued_at_ms', 'desc')
        .execute();
      return rows.map(readListed);
    },
  };
}

export function readListed(row: Omit<Row<'certificates'>, 'pdf'>): Omit<CertificateRecord, 'pdf'> {
  return {
    code: row.code,
    personId: row.person_id,
    year: row.year,
    claim: JSON.parse(row.claim) as CertificateClaim,
    keyId: row.key_id,
    signature: row.signature,
    pdfHash: row.pdf_hash,
    issuedAtMs: row.issued_at_ms,
    state: row.state as CertificateState,
    stateReason: row.state_reason,
  };
}
