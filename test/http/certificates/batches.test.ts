/** Batches of certificates: whose, as of when, one file with an index, resumed after a stop. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromBuffer, type ZipFile } from 'yauzl';
import type { AuditEvent } from '../../../server/ports/audit-log.ts';
import type { CertificateBatch } from '../../../server/ports/certificate-batch-store.ts';
import { importerOf } from '../../../server/services/admit-hours-imports.ts';
import { beginCertificateBatch } from '../../../server/services/begin-certificate-batch.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { runCertificateBatch } from '../../../server/services/run-certificate-batches.ts';
import { sheets } from '../../../server/sheets/sheets.ts';
import type {
  BatchRequest,
  BatchView,
  IssuedView,
  WithoutView,
} from '../../../src/domain/api/certificates.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { courseEvidence } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';

let portal: TestPortal;
let people: readonly Person[];
let officer: Person;
let cookie: string;
/** What went to the audit log. */
let told: AuditEvent[];

beforeEach(async () => {
  portal = await openTestPortal();
  told = [];
  const { audit } = portal.deps.storage;
  vi.spyOn(audit, 'record').mockImplementation(async (event) => void told.push(event));
  officer = await portal.addPerson({ name: '管理员' }, [{ role: 'officer', unitId: 'unit-1' }]);
  people = [
    await portal.addPerson({ name: '阿卜杜热合曼·买买提' }),
    await portal.addPerson({ name: '王晓文' }),
  ];
  cookie = await portal.signIn(officer);
});
afterEach(() => portal.close());

const [first, second] = [() => people[0] as Person, () => people[1] as Person];

async function credit(person: Person, centihours: number): Promise<void> {
  const posted = await postEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    category: 'ethicsOnline',
    centihours,
    source: 'course',
    evidence: courseEvidence({ course: `course-${centihours}` }),
    contentHash: 'c0'.repeat(32),
    postedBy: 'system',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
}

const ask = (payload: Partial<BatchRequest>, by = cookie) =>
  portal.app.inject({
    method: 'POST',
    url: '/api/certificate-batches',
    headers: { cookie: by },
    payload: { year: 2026, kinds: 'annual', ...payload },
  });
const get = (url: string, by = cookie) => portal.app.inject({ url, headers: { cookie: by } });

async function finished(payload: Partial<BatchRequest> = { unit: 'unit-1' }): Promise<BatchView> {
  const begun = await ask(payload);
  expect(begun.statusCode).toBe(202);
  const { id } = begun.json<BatchView>();
  return vi.waitFor(
    async () => {
      const view = (await get(`/api/certificate-batches/${id}`)).json<BatchView>();
      expect(view.state).toBe('ready');
      return view;
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** Begun, and left to the test to run. */
async function begin(): Promise<CertificateBatch> {
  const importer = await importerOf(portal.deps, officer.id);
  if (!importer) throw new Error('an officer may');
  const request = { year: 2026, kinds: 'annual', unit: 'unit-1' } as const;
  const begun = await beginCertificateBatch(portal.deps, importer, request);
  if (!begun.ok) throw new Error(begun.failure.message);
  return begun.value;
}

function throwIt(error: Error): never {
  throw error;
}

async function archive({ archiveUrl }: BatchView): Promise<Buffer> {
  const answer = await get(archiveUrl);
  expect(answer.headers['content-type']).toBe('application/zip');
  return answer.rawPayload;
}

async function filesOf(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        files.set(entry.fileName, Buffer.concat(chunks));
        zip.readEntry();
      }),
    );
    zip.on('end', () => resolve(files));
    zip.on('error', reject);
    zip.readEntry();
  });
}

async function rowsOf(index: Buffer | undefined): Promise<readonly (readonly string[])[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'index-')), 'index.xlsx');
  writeFileSync(file, index ?? '');
  const rows: string[][] = [];
  const read = await sheets.read(
    file,
    (some) => void rows.push(...some.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))),
  );
  expect(read.ok).toBe(true);
  return rows;
}

test('a unit’s batch holds every certificate under its code, and an index that says who has none and why', async () => {
  await credit(first(), 900);
  await credit(second(), 300);
  const batch = await finished();
  expect(batch).toMatchObject({ people: 3, done: 3, certificates: 1, fresh: 0, without: 2, by: '管理员' });
  const files = await filesOf(await archive(batch));
  const [index, pdf, ...none] = [...files.keys()];
  expect(none).toEqual([]);
  expect(index).toBe('00-index 目录.xlsx');
  expect(pdf).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3} 阿卜杜热合曼·买买提 2026 年度学时证明\.pdf$/);
  const code = pdf?.slice(0, 19) ?? '';
  const kept = await portal.deps.storage.certificates.find(code);
  expect(files.get(pdf ?? '')?.equals(Buffer.from(kept?.pdf ?? []))).toBe(true);
  const rows = await rowsOf(files.get(index ?? ''));
  expect(rows).toHaveLength(4);
  expect(rows.find((row) => row[1] === code)).toEqual(expect.arrayContaining(['有效', pdf]));
  expect(rows.find((row) => row[2] === '王晓文')?.join()).toContain('还差 5 学时');
  const without = (await get(`/api/certificate-batches/${batch.id}/without`)).json<WithoutView>();
  expect(without.rows.map(({ name, reason }) => [name, reason])).toEqual([
    ['管理员', 'unmet'],
    ['王晓文', 'unmet'],
  ]);
});

test('the same batch gives the same bytes, and each export is told to the audit log', async () => {
  await credit(first(), 900);
  const batch = await finished({ unit: 'unit-1', kinds: 'both' });
  const once = await archive(batch);
  portal.clock.advance(86_400_000);
  cookie = await portal.signIn(officer);
  expect((await archive(batch)).equals(once)).toBe(true);
  const exported = told.filter(({ action }) => action === 'certificates-exported');
  expect(exported).toMatchObject([
    { who: officer.id, detail: { rows: 2, year: 2026 } },
    { who: officer.id, detail: { rows: 2, year: 2026 } },
  ]);
});

test('a list of staff numbers finds its people, and tells of those it does not know or reach', async () => {
  await credit(first(), 900);
  const stranger = await portal.addPerson({ unitId: 'unit-2' });
  const batch = await finished({
    staffNumbers: [first().staffNumber, ' ', '999', stranger.staffNumber, first().staffNumber],
  });
  expect(batch).toMatchObject({ asked: '名单（3 人）', people: 3, certificates: 1, without: 2 });
  const { rows } = (await get(`/api/certificate-batches/${batch.id}/without`)).json<WithoutView>();
  expect(rows.map(({ staffNumber, name, reason }) => [staffNumber, name, reason])).toEqual([
    ['999', '', 'unknown'],
    [stranger.staffNumber, '', 'unknown'],
  ]);
});

test('as of a day, later postings do not count: not met then, or no longer the facts', async () => {
  await credit(first(), 900);
  await credit(second(), 300);
  portal.clock.set(Date.parse('2026-11-26T09:00:00+08:00'));
  cookie = await portal.signIn(officer);
  await credit(first(), 100);
  await credit(second(), 600);
  const batch = await finished({ unit: 'unit-1', asOf: '2026-11-24' });
  const { rows } = (await get(`/api/certificate-batches/${batch.id}/without`)).json<WithoutView>();
  expect(rows.map(({ name, reason }) => [name, reason])).toEqual([
    ['管理员', 'unmet'],
    ['阿卜杜热合曼·买买提', 'changed'],
    ['王晓文', 'unmet'],
  ]);
  expect(await finished({ unit: 'unit-1', asOf: '2026-11-26' })).toMatchObject({ certificates: 2 });
  for (const asOf of ['2026-11-27', '2025-12-31']) {
    expect((await ask({ asOf })).json()).toMatchObject({ code: 'invalid-request', field: '/asOf' });
  }
});

test('courses have a batch of their own; what was taken back is not in it and says so', async () => {
  await credit(first(), 100);
  await credit(first(), 200);
  const [newest] = await portal.deps.storage.certificates.ofPerson(first().id);
  const end = { reason: '姓名有误', by: officer.id, atMs: 1 };
  await portal.deps.storage.certificates.revoke(newest?.code ?? '', end);
  const staffNumbers = [first().staffNumber];
  const batch = await finished({ kinds: 'course', staffNumbers });
  expect(batch).toMatchObject({ certificates: 1, without: 1 });
  const { rows } = (await get(`/api/certificate-batches/${batch.id}/without`)).json<WithoutView>();
  expect(rows).toMatchObject([{ reason: 'withheld' }]);
  const again = await portal.app.inject({
    method: 'POST',
    url: `/api/certificates/${newest?.code}/reissue`,
    headers: { cookie },
  });
  expect(again.json()).toMatchObject({ isNew: true });
  expect(await finished({ kinds: 'course', staffNumbers })).toMatchObject({ certificates: 2, without: 0 });
});

test('a certificate that ended since the batch is told in the index and left out', async () => {
  await credit(first(), 900);
  const batch = await finished();
  await credit(first(), 100);
  const files = await filesOf(await archive(batch));
  expect([...files.keys()]).toEqual(['00-index 目录.xlsx']);
  expect((await rowsOf([...files.values()][0])).flat()).toContain('已被取代');
});

test('a batch that was stopped in the middle goes on where it stopped, and nobody is given two', async () => {
  for (const person of people) await credit(person, 900);
  const begun = await begin();
  const { certificateBatches: batches } = portal.deps.storage;
  await batches.note(begun.id, [{ place: 0, items: [] }]);
  const other = { holder: 'another process', nowMs: portal.clock.now() };
  await batches.takeLease(begun.id, other, portal.clock.now() + 1000);
  const watch = { isStopping: () => false, onDefect: throwIt };
  const go = () => runCertificateBatch(portal.deps, begun, watch);
  expect(await go()).toBe(false);
  expect(await batches.figures(begun.id)).toMatchObject({ done: 1, certificates: 0 });
  portal.clock.advance(1001);
  expect(await runCertificateBatch(portal.deps, begun, { ...watch, isStopping: () => true })).toBe(false);
  expect(await go()).toBe(true);
  expect(await batches.figures(begun.id)).toMatchObject({ people: 3, done: 3, certificates: 2 });
  for (const person of people) {
    const issued = await portal.deps.storage.certificates.ofPerson(person.id);
    expect(issued.filter(({ claim }) => claim.kind === 'annual')).toHaveLength(1);
  }
});

test('one person’s defect is told to the administrator and in the batch, and the others have theirs', async () => {
  for (const person of people) await credit(person, 900);
  const { ledger } = portal.deps.storage;
  const status = ledger.status.bind(ledger);
  vi.spyOn(ledger, 'status').mockImplementation(async (personId, year) => {
    if (personId === second().id) throw new Error('a torn page');
    return status(personId, year);
  });
  const defects: string[] = [];
  const begun = await begin();
  const watch = { isStopping: () => false, onDefect: ({ message }: Error) => void defects.push(message) };
  expect(await runCertificateBatch(portal.deps, begun, watch)).toBe(true);
  expect(defects).toEqual(['a torn page']);
  const { certificateBatches: batches } = portal.deps.storage;
  expect(await batches.figures(begun.id)).toMatchObject({ people: 3, done: 3, certificates: 1, without: 2 });
  const without = (await get(`/api/certificate-batches/${begun.id}/without`)).json<WithoutView>();
  expect(without.rows.map(({ name, reason }) => [name, reason])).toContainEqual(['王晓文', 'defect']);
});

test('a record that cannot be written to is nobody’s defect: the batch stops and is not taken for done', async () => {
  await credit(first(), 900);
  const begun = await begin();
  const { certificateBatches: batches } = portal.deps.storage;
  const note = vi.spyOn(batches, 'note').mockRejectedValue(new Error('the disk is full'));
  const watch = { isStopping: () => false, onDefect: throwIt };
  await expect(runCertificateBatch(portal.deps, begun, watch)).rejects.toThrow('the disk is full');
  note.mockRestore();
  expect(await batches.figures(begun.id)).toMatchObject({ done: 0 });
});

test('only the own subtree: another unit’s batch, list and certificates are out of reach', async () => {
  await credit(first(), 900);
  const batch = await finished();
  await portal.addPerson({ unitId: 'unit-2' });
  const other = await portal.signIn(
    await portal.addPerson({ unitId: 'unit-2' }, [{ role: 'officer', unitId: 'unit-2' }]),
  );
  const learner = await portal.signIn(first());
  expect((await ask({ unit: 'unit-1' }, other)).statusCode).toBe(403);
  expect((await get(`/api/certificate-batches/${batch.id}`, other)).statusCode).toBe(404);
  expect((await get(batch.archiveUrl, other)).statusCode).toBe(404);
  expect((await get('/api/certificates', other)).json<IssuedView>().rows).toEqual([]);
  expect((await get('/api/certificates?unit=unit-1', other)).statusCode).toBe(403);
  expect((await get('/api/certificates', learner)).statusCode).toBe(403);
  expect((await ask({}, learner)).statusCode).toBe(403);
  const auditor = await portal.signIn(await portal.addPerson({}, [{ role: 'auditor', unitId: null }]));
  expect((await get('/api/certificates', auditor)).json<IssuedView>().rows.length).toBeGreaterThan(0);
  expect((await ask({}, auditor)).statusCode).toBe(403);
});

test('what was issued is found by name, staff number, code, kind and state', async () => {
  await credit(first(), 900);
  const count = async (query: string) =>
    (await get(`/api/certificates?${query}`)).json<IssuedView>().rows.length;
  const { rows } = (await get('/api/certificates')).json<IssuedView>();
  expect(rows).toHaveLength(2);
  expect(await count(`text=${encodeURIComponent('买买提')}`)).toBe(2);
  expect(await count(`text=${first().staffNumber}&kind=annual`)).toBe(1);
  expect(await count(`text=${rows[0]?.code.toLowerCase().replaceAll('-', '')}`)).toBe(1);
  expect(await count('state=revoked')).toBe(0);
  expect(await count('year=2025')).toBe(0);
  expect((await get('/api/certificates?after=x')).statusCode).toBe(400);
});
