/** Issued certificates in the database. */
import { sql, type Transaction } from 'kysely';
import type { CertificateClaim, CertificateState } from '../../src/domain/certificate/claim.ts';
import type {
  CertificateIssue,
  CertificateListed,
  CertificateSearch,
  CertificateStore,
} from '../ports/certificate-store.ts';
import { createAuditLog } from './audit-log.ts';
import { likeAnywhere, rangesOf } from './find-people.ts';
import type { Database, Row, Schema } from './schema.ts';

const LISTED = [
  'certificates.code',
  'certificates.person_id',
  'certificates.year',
  'certificates.claim',
  'certificates.key_id',
  'certificates.signature',
  'certificates.pdf_hash',
  'certificates.sm2_public_key',
  'certificates.sm2_signature',
  'certificates.issued_at_ms',
  'certificates.issued_by',
  'certificates.state',
  'certificates.state_reason',
  'certificates.ended_by',
  'certificates.ended_at_ms',
] as const;

export function createCertificateStore(db: Database): CertificateStore {
  return {
    issue: (orders) =>
      db.transaction().execute(async (trx) => {
        const kept: boolean[] = [];
        for (const order of orders) kept.push(await issue(trx, order));
        return kept;
      }),
    revoke: async (code, { reason, by, atMs }) => {
      const revoked = await db
        .updateTable('certificates')
        .set({ state: 'revoked', state_reason: reason, ended_by: by, ended_at_ms: atMs })
        .where('code', '=', code)
        .where('state', '=', 'valid')
        .executeTakeFirst();
      return revoked.numUpdatedRows > 0n;
    },
    find: async (code) => {
      const row = await db.selectFrom('certificates').selectAll().where('code', '=', code).executeTakeFirst();
      return row && { ...readListed(row), pdf: new Uint8Array(row.pdf) };
    },
    listed: async (codes) => {
      if (codes.length === 0) return [];
      const rows = await db.selectFrom('certificates').select(LISTED).where('code', 'in', codes).execute();
      return rows.map(readListed);
    },
    ofPerson: async (personId) => {
      const rows = await db
        .selectFrom('certificates')
        .select(LISTED)
        .where('person_id', '=', personId)
        .orderBy('issued_at_ms', 'desc')
        .orderBy(sql`rowid`, 'desc')
        .execute();
      return rows.map(readListed);
    },
    search: (search) => find(db, search),
  };
}

async function issue(
  trx: Transaction<Schema>,
  { certificate, replaces, audit }: CertificateIssue,
): Promise<boolean> {
  const { code, personId, year, claim, issuedAtMs, issuedBy } = certificate;
  const subject = subjectOf(claim);
  const standing = await trx
    .selectFrom('certificates')
    .select('code')
    .where('person_id', '=', personId)
    .where('year', '=', year)
    .where('kind', '=', claim.kind)
    .where('subject', '=', subject)
    .where('state', '=', 'valid')
    .executeTakeFirst();
  if (standing?.code !== replaces) return false;
  if (standing) {
    await trx
      .updateTable('certificates')
      .set({ state: 'superseded', state_reason: code, ended_by: issuedBy, ended_at_ms: issuedAtMs })
      .where('code', '=', standing.code)
      .execute();
  }
  await trx
    .insertInto('certificates')
    .values({
      ...{ code, person_id: personId, year, kind: claim.kind, subject },
      claim: JSON.stringify(claim),
      key_id: certificate.keyId,
      signature: certificate.signature,
      pdf: certificate.pdf,
      pdf_hash: certificate.pdfHash,
      sm2_public_key: certificate.sm2?.publicKey ?? null,
      sm2_signature: certificate.sm2?.signature ?? null,
      issued_at_ms: issuedAtMs,
      issued_by: issuedBy,
      state: 'valid',
      state_reason: null,
      ended_by: null,
      ended_at_ms: null,
    })
    .execute();
  await createAuditLog(trx).record(audit);
  return true;
}

/** What a certificate of its kind is about, beside its person and year. */
function subjectOf(claim: CertificateClaim): string {
  return claim.kind === 'course' ? claim.course.id : '';
}

async function find(db: Database, search: CertificateSearch): Promise<readonly CertificateListed[]> {
  const { year, kind, state, text, below, after, limit } = search;
  const ranges = below && (await rangesOf(db, below));
  if (ranges?.length === 0) return [];
  let query = db.selectFrom('certificates').select(LISTED);
  if (year !== undefined) query = query.where('certificates.year', '=', year);
  if (kind !== undefined) query = query.where('certificates.kind', '=', kind);
  if (state !== undefined) query = query.where('certificates.state', '=', state);
  if (text !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('certificates.code', '=', text),
        eb('certificates.person_id', 'in', (people) =>
          people
            .selectFrom('people')
            .select('people.id')
            .where((person) =>
              person.or([person('people.staff_number', '=', text), likeAnywhere('people.name', text)]),
            ),
        ),
      ]),
    );
  }
  if (ranges !== undefined) {
    query = query.where('certificates.person_id', 'in', (members) =>
      members
        .selectFrom('memberships')
        .innerJoin('units', 'units.id', 'memberships.unit_id')
        .select('memberships.person_id')
        .where('memberships.to_day', 'is', null)
        .where((eb) =>
          eb.or(
            ranges.map(([from, to]) => eb.and([eb('units.path', '>=', from), eb('units.path', '<', to)])),
          ),
        ),
    );
  }
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(certificates.issued_at_ms, certificates.code) < (${after.issuedAtMs}, ${after.code})`,
    );
  }
  const rows = await query
    .orderBy('certificates.issued_at_ms', 'desc')
    .orderBy('certificates.code', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readListed);
}

export function readListed(row: Omit<Row<'certificates'>, 'pdf' | 'kind' | 'subject'>): CertificateListed {
  return {
    code: row.code,
    personId: row.person_id,
    year: row.year,
    claim: JSON.parse(row.claim) as CertificateClaim,
    keyId: row.key_id,
    signature: row.signature,
    pdfHash: row.pdf_hash,
    ...(row.sm2_public_key !== null && row.sm2_signature !== null
      ? { sm2: { publicKey: row.sm2_public_key, signature: row.sm2_signature } }
      : {}),
    issuedAtMs: row.issued_at_ms,
    issuedBy: row.issued_by,
    state: row.state as CertificateState,
    stateReason: row.state_reason,
    endedBy: row.ended_by,
    endedAtMs: row.ended_at_ms,
  };
}
