/** Batches of certificates as they are shown, and what was issued: each within the reach of whoever looks. */
import type { BatchView, IssuedRow, IssuedView, WithoutView } from '../../src/domain/api/certificates.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import {
  type CertificateKind,
  type CertificateState,
  certifiedCentihours,
} from '../../src/domain/certificate/claim.ts';
import { readCertificateCode } from '../../src/domain/certificate/code.ts';
import type { CertificateBatch } from '../ports/certificate-batch-store.ts';
import type { CertificateListed, CertificateSearch } from '../ports/certificate-store.ts';
import { type Importer, unitsBelow } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';

const MOST_BATCHES = 50;
const PAGE = 100;

export async function viewCertificateBatches(deps: Deps, officer: Importer): Promise<readonly BatchView[]> {
  const latest = await deps.storage.certificateBatches.latest(MOST_BATCHES * 4);
  const reached = await Promise.all(latest.map((batch) => reachesBatch(deps, officer, batch)));
  const shown = latest.filter((_, at) => reached[at]).slice(0, MOST_BATCHES);
  return Promise.all(shown.map((batch) => batchView(deps, batch)));
}

export async function reachedBatch(
  deps: Deps,
  officer: Importer,
  id: string,
): Promise<Result<CertificateBatch>> {
  const batch = await deps.storage.certificateBatches.byId(id);
  if (!batch || !(await reachesBatch(deps, officer, batch))) {
    return fail({ code: 'not-found', message: '没有这一批证书，或者它涉及您管理范围以外的单位。' });
  }
  return succeed(batch);
}

async function reachesBatch(deps: Deps, { who, roots }: Importer, batch: CertificateBatch): Promise<boolean> {
  if (roots === null || batch.askedBy === who) return true;
  const units = await unitsBelow(deps, roots);
  if (batch.unitId !== null) return units.has(batch.unitId);
  return batch.roots?.every((root) => units.has(root)) ?? false;
}

export async function batchView(deps: Deps, batch: CertificateBatch): Promise<BatchView> {
  const { id, year, kinds, asOf, asked, state } = batch;
  const names = await namesOf(deps, [batch.askedBy]);
  return {
    ...{ id, year, kinds, asOf, asked, state },
    by: names.get(batch.askedBy) ?? '命令行',
    askedAt: new Date(batch.askedAtMs).toISOString(),
    finishedAt: batch.finishedAtMs === null ? null : new Date(batch.finishedAtMs).toISOString(),
    ...(await deps.storage.certificateBatches.figures(id)),
    archiveUrl: `/api/certificate-batches/${id}/archive.zip`,
  };
}

/** @param after - the place after which to go on; -1 for the beginning */
export async function viewWithout(deps: Deps, batch: CertificateBatch, after: number): Promise<WithoutView> {
  const page = { from: after + 1, limit: PAGE, isWithout: true };
  const lines = await deps.storage.certificateBatches.lines(batch.id, page);
  const ids = [...new Set(lines.flatMap(({ personId }) => personId ?? []))];
  const people = new Map((await deps.storage.roster.peopleByIds(ids)).map((one) => [one.id, one]));
  const rows = lines.flatMap(({ place, staffNumber, personId, outcome }) => {
    if (!('reason' in outcome)) return [];
    const person = personId === null ? undefined : people.get(personId);
    return [{ place, staffNumber, name: person?.name ?? '', unit: person?.unit?.name ?? '', ...outcome }];
  });
  const last = lines.at(-1);
  return { rows, ...(last && lines.length >= PAGE ? { next: last.place } : {}) };
}

export interface IssuedQuestion {
  readonly year?: number | undefined;
  readonly kind?: CertificateKind | undefined;
  readonly state?: CertificateState | undefined;
  readonly text?: string | undefined;
  readonly unit?: string | undefined;
  /** As `next` of the page before. */
  readonly after?: string | undefined;
}

export async function viewIssued(
  deps: Deps,
  officer: Importer,
  question: IssuedQuestion,
): Promise<Result<IssuedView>> {
  const { unit } = question;
  const reached = officer.roots === null ? undefined : await unitsBelow(deps, officer.roots);
  if (unit !== undefined && reached && !reached.has(unit)) {
    return fail({ code: 'not-allowed', message: '这个单位不在您管理的范围内。', field: '/unit' });
  }
  const below = unit === undefined ? officer.roots : [unit];
  const found = await deps.storage.certificates.search(searchOf(question, below));
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: officer.who,
    action: 'certificates-listed',
    detail: { rows: shown.length },
  });
  return succeed({
    rows: await issuedRows(deps, shown),
    ...(last && found.length > PAGE ? { next: `${last.issuedAtMs}_${last.code}` } : {}),
  });
}

function searchOf(
  { year, kind, state, text, after }: IssuedQuestion,
  below: readonly string[] | null,
): CertificateSearch {
  const [atMs, code] = after?.split('_') ?? [];
  return {
    ...(year !== undefined && { year }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(text && { text: readCertificateCode(text) ?? text }),
    ...(below && { below }),
    ...(code !== undefined && { after: { issuedAtMs: Number(atMs), code } }),
    limit: PAGE + 1,
  };
}

async function issuedRows(
  deps: Deps,
  certificates: readonly CertificateListed[],
): Promise<readonly IssuedRow[]> {
  const ids = certificates.flatMap(({ personId, issuedBy, endedBy }) =>
    [personId, issuedBy, endedBy ?? []].flat(),
  );
  const people = new Map(
    (await deps.storage.roster.peopleByIds([...new Set(ids)])).map((one) => [one.id, one]),
  );
  const actor = (id: string) => people.get(id)?.name ?? '系统';
  return certificates.map(({ code, claim, personId, ...one }) => ({
    code,
    kind: claim.kind,
    ...(claim.kind === 'course' && { courseTitle: claim.course.title }),
    year: claim.year,
    name: claim.name,
    staffNumber: people.get(personId)?.staffNumber ?? claim.staffNumberMasked,
    unit: claim.unit,
    centihours: certifiedCentihours(claim),
    asOf: claim.asOf,
    issuedAt: new Date(one.issuedAtMs).toISOString(),
    issuedBy: actor(one.issuedBy),
    state: one.state,
    stateReason: one.stateReason,
    endedAt: one.endedAtMs === null ? null : new Date(one.endedAtMs).toISOString(),
    endedBy: one.endedBy === null ? null : actor(one.endedBy),
    pdfUrl: `/api/certificates/${code}/pdf`,
  }));
}

async function namesOf(deps: Deps, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await deps.storage.roster.peopleByIds(ids)).map(({ id, name }) => [id, name]));
}
