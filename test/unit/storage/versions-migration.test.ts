/** A database of 0.1.0, with its four migrations: nothing that counted before the upgrade is lost by it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adoptContent } from '../../../server/services/adopt-content.ts';
import { evaluateCourse } from '../../../server/services/evaluate-course.ts';
import { checkGovernance } from '../../../server/services/governing-policy.ts';
import { recomputeStatus } from '../../../server/services/recompute-status.ts';
import { viewLearning } from '../../../server/services/view-learning.ts';
import { firstTables } from '../../../server/storage/migrations/0001-first-tables.ts';
import { statementLists } from '../../../server/storage/migrations/0002-statement-lists.ts';
import { keyLastUse } from '../../../server/storage/migrations/0003-key-last-use.ts';
import { forwards } from '../../../server/storage/migrations/0004-forwards.ts';
import { canonicalJson } from '../../../src/domain/base/canonical-json.ts';
import { leafText } from '../../../src/domain/ledger/entry.ts';
import type { Policy } from '../../../src/domain/policy/policy.ts';
import { NOW_MS } from '../../support/builders/study.ts';
import { aCatalogue, aCourse, anAward, aPolicy, totals } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';

const course = aCourse();
const award = anAward({ id: 'old-entry', personId: 'p2' });
const LEAF = 'ab'.repeat(32);

let portal: TestPortal;
beforeEach(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-upgrade-')), 'mingde.db');
  makeOldDatabase(file);
  portal = await openTestPortal({ file });
});
afterEach(() => portal.close());

function makeOldDatabase(file: string): void {
  const driver = new Sqlite(file);
  driver.exec(firstTables);
  statementLists(driver);
  driver.exec(keyLastUse);
  driver.exec(forwards);
  driver.exec(
    `INSERT INTO units (id, parent_id, name, organ_type, path, depth) VALUES ('unit-1', NULL, '中心', 'government', 'unit-1/', 0)`,
  );
  for (const id of ['p1', 'p2']) {
    driver
      .prepare(
        `INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample) VALUES (?, ?, '王晓文', 'window', 'inService', 0)`,
      )
      .run(id, id);
    driver.prepare(`INSERT INTO memberships VALUES (?, 'unit-1', '2026-01-01', NULL)`).run(id);
  }
  const section = driver.prepare('INSERT INTO sections_seen VALUES (?, ?, ?, 2026, ?, ?)');
  const minute = driver.prepare('INSERT INTO minutes VALUES (?, ?, ?)');
  let at = Math.floor(NOW_MS / 60_000) - 100;
  for (const lesson of course.lessons) {
    for (const { id } of lesson.sections) section.run('p1', lesson.id, id, `${lesson.id} ${id}`, NOW_MS - 1);
    for (let count = 0; count < lesson.minimumMinutes; count += 1) {
      at += 1;
      minute.run('p1', at, lesson.id);
    }
  }
  driver
    .prepare(`INSERT INTO attempts VALUES ('a1', 'p1', 'integrity', ?, 1, 'passed', ?, ?, '[]', '{}', ?)`)
    .run(
      'a-version-nobody-noted',
      NOW_MS - 10,
      NOW_MS - 5,
      JSON.stringify({ scorePercent: 90, passed: true }),
    );
  driver
    .prepare(
      `INSERT INTO ledger_entries VALUES
        (0, ?, 'p2', 2026, ?, 100, 'course', ?, ?, 'annual', 1, 'system', ?, NULL, ?)`,
    )
    .run(award.id, award.category, JSON.stringify(award.evidence), award.contentHash, award.postedAtMs, LEAF);
  driver
    .prepare(`INSERT INTO annual_status VALUES ('p2', 2026, 'annual', 1, ?, 100, 'unmet', 'met', 0, 7)`)
    .run(JSON.stringify(totals({ ethicsOnline: 100 })));
  driver.pragma(`application_id = ${0x4d474445}`);
  driver.pragma('user_version = 4');
  driver.close();
}

test('sections, minutes and a passed quiz go on counting, and complete the course', async () => {
  await adoptContent(portal.deps);
  const [learning] = (await viewLearning(portal.deps, 'p1')).courses;
  expect(learning).toMatchObject({ lessonsComplete: true, quizPassed: true });
  await evaluateCourse(portal.deps, 'p1', course);
  expect((await portal.deps.storage.ledger.status('p1', 2026))?.ethicsCentihours).toBe(100);
});

test('entries keep their text to the byte, and the recomputation differs by zero', async () => {
  const [entry] = await portal.deps.storage.ledger.entries('p2');
  expect(entry && leafText(entry)).toBe(leafText(award));
  expect(entry && canonicalJson({ ...entry.evidence })).toBe(canonicalJson({ ...award.evidence }));
  expect(entry?.leafHash).toBe(LEAF);
  expect(await recomputeStatus(portal.deps)).toEqual({ years: 1, differences: [] });
});

test('the policy that assessed a year goes on governing it, and is known by its rules from the first start on', async () => {
  expect(await portal.deps.storage.governance.adopted(2026)).toMatchObject({
    policyVersion: 1,
    rulesHash: null,
  });
  expect(await checkGovernance(portal.deps)).toEqual([]);
  const changed = (policy: Policy) => ({
    ...portal.deps,
    catalogue: aCatalogue({ policies: [policy] }),
  });
  await expect(checkGovernance(changed(aPolicy({ lateEntryDays: 7 })))).rejects.toThrow(/annual\.yaml.*2026/);
  expect(await checkGovernance(changed(aPolicy({ title: '换了标题' })))).toEqual([]);
});
