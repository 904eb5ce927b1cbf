/** The sample city shows every state there is, on whatever day of the year the portal is first started. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { passwords } from '../../../server/auth/passwords.ts';
import { sha256, systemRandomness } from '../../../server/auth/platform.ts';
import { openSigner } from '../../../server/auth/signing-key.ts';
import { isSm2Signed } from '../../../server/auth/sm2.ts';
import { vaultWith } from '../../../server/auth/vault.ts';
import { openCertificatePrinter } from '../../../server/documents/certificate-printer.ts';
import { openPdfSealer } from '../../../server/documents/pdf-sealer.ts';
import { openReportPress } from '../../../server/documents/report/report-press.ts';
import { seedSample } from '../../../server/sample/seed-sample.ts';
import { sheets } from '../../../server/sheets/sheets.ts';
import { openMemoryStorage } from '../../../server/storage/open-storage.ts';
import { loadCurriculum } from '../../../src/content/load-curriculum.ts';
import type { Unit } from '../../../src/domain/roster/person.ts';
import { writtenState } from '../../../src/domain/written/written-work.ts';
import { canonise } from '../../../src/linked-data/canonise.ts';
import { testClock } from '../../support/test-clock.ts';

async function seed(day: string) {
  const { catalogue } = await loadCurriculum(resolve(import.meta.dirname, '../../../content'), 'site');
  const { storage } = openMemoryStorage(sha256);
  const clock = testClock(`${day}T10:00:00+08:00`);
  const accounts = await seedSample({
    clock,
    randomness: systemRandomness,
    sha256,
    passwords,
    signer: openSigner(mkdtempSync(join(tmpdir(), 'mingde-keys-'))),
    vault: vaultWith(new Uint8Array(32)),
    printer: await openCertificatePrinter(),
    reportPrinter: openReportPress(),
    sealer: openPdfSealer({ sha256 }),
    sm2: { key: undefined, isSigned: isSm2Signed },
    sheets,
    canonise,
    catalogue,
    storage,
    publicUrl: 'http://127.0.0.1:8080',
  });
  return { accounts, storage, nowMs: clock.now() };
}

/** How far a unit lies below the top; 1 is the top itself. */
function levelOf(units: readonly Unit[], unit: Unit | undefined): number {
  return unit
    ? 1 +
        levelOf(
          units,
          units.find(({ id }) => id === unit.parentId),
        )
    : 0;
}

test.each([
  ['2026-11-22', 2026],
  ['2027-01-20', 2026],
  ['2027-02-20', 2027],
])(
  'started on %s it fills %d with people in every state',
  async (day, year) => {
    const { accounts, storage, nowMs } = await seed(day);
    const units = await storage.roster.allUnits();
    expect(Math.max(...units.map((unit) => levelOf(units, unit)))).toBe(3);

    const people = await storage.ledger.peopleOfSubtree('jiangcheng', year);
    expect(people.length).toBeGreaterThanOrEqual(60);
    const statuses = people.flatMap(({ status }) => (status ? [status] : []));
    expect(statuses.filter(({ isMet }) => isMet).length).toBeGreaterThanOrEqual(10);
    const hoursOnly = statuses.filter(
      ({ hoursState, shareState }) => hoursState === 'met' && shareState === 'unmet',
    );
    expect(hoursOnly.length).toBeGreaterThanOrEqual(3);
    expect(statuses.filter(({ ethicsCentihours }) => ethicsCentihours < 200).length).toBeGreaterThanOrEqual(
      5,
    );

    const all = (await Promise.all(people.map(({ personId }) => storage.ledger.entries(personId)))).flat();
    const entries = all.filter((entry) => entry.year === year);
    expect(all.filter((entry) => entry.year !== year).every((entry) => entry.year === year - 1)).toBe(true);
    const sources = new Set(entries.map(({ source }) => source));
    const categories = new Set(entries.map(({ category }) => category));
    expect([...sources].sort()).toEqual(['case', 'course', 'event', 'import', 'practice', 'reversal']);
    expect(categories.size).toBe(5);
    expect(all.every((entry) => entry.postedAtMs <= nowMs)).toBe(true);
    const inLogOrder = [...all].sort((left, right) => left.index - right.index);
    expect(
      inLogOrder.every((entry, at) => at === 0 || entry.postedAtMs >= (inLogOrder[at - 1]?.postedAtMs ?? 0)),
    ).toBe(true);

    const [close] = await storage.yearCloses.all();
    expect([close?.year, close?.people, close?.met]).toEqual([year - 1, people.length, people.length / 3]);
    const late = all
      .filter(({ index }) => index >= (close?.treeSize ?? 0))
      .filter((one) => one.year === year - 1);
    expect(late).toHaveLength(1);

    const events = await storage.events.list({ below: ['jiangcheng'], year }, 50);
    expect(events.map(({ plan, state }) => [plan.kind, state])).toEqual(
      expect.arrayContaining([
        ['lecture', 'posted'],
        ['lecture', 'submitted'],
        ['oath', 'posted'],
      ]),
    );
    const [audit] = await storage.audits.all();
    const findings = await storage.audits.findings(audit?.id ?? '');
    expect(findings.map(({ verdict }) => verdict).sort()).toEqual(['doubtful', 'ok']);

    const cards = await storage.reviews.cards({ roots: ['hrss'] }, 50);
    const appeals = await storage.reviews.appeals({ roots: ['hrss'] }, 50);
    expect(await storage.reviews.countOpen({})).toEqual({ cards: 1, appeals: 1 });
    expect(cards.map(({ signal }) => signal.kind)).toEqual(['fastReading']);
    expect(appeals.map(({ subject }) => subject)).toEqual(['activity']);

    const works = await Promise.all(
      (await storage.written.tasks({})).map(async ({ id, rubric }) =>
        (await storage.written.works({ taskId: id })).map((work) => writtenState(rubric, work)),
      ),
    );
    expect(works.flat().sort()).toEqual(['first', 'passed', 'returned', 'second']);

    const [evaluated] = await storage.evaluations.openSubjects();
    const { scores } = await storage.evaluations.opened(evaluated?.subject ?? '', evaluated?.form ?? '');
    expect(scores.length % 5).toBe(0);
    expect(scores.length).toBeGreaterThanOrEqual(5);
    // The year before is on record as well: there are two quarters, however early in this one.
    const warned = await storage.warnings.countStates({ roots: ['hrss'] });
    const isUnderWay = warned.told > 0 && warned.talked > 0 && warned.planned > 0 && warned.following > 0;
    expect([isUnderWay, warned.opened > 0]).toEqual([true, true]);

    const roles = accounts.map(({ role }) => role);
    expect(new Set(roles)).toEqual(new Set(['learner', 'officer', 'publisher', 'auditor', 'administrator']));
    expect(new Set(accounts.map(({ staffNumber }) => staffNumber)).size).toBe(accounts.length);
    await storage.close();
  },
  60_000,
);
