/** `ledger verify` against a record with a hand in it: it finds what was done, and names the entry. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSigned } from '../../server/auth/signing-key.ts';
import { postEntry } from '../../server/services/post-entry.ts';
import { publishLog } from '../../server/services/publish-log.ts';
import { reverseEntry } from '../../server/services/reverse-entry.ts';
import { signCheckpoint } from '../../server/services/sign-checkpoint.ts';
import { verifyLedger } from '../../server/services/verify-ledger.ts';
import { publishedFiles } from '../../server/storage/published-files.ts';
import { readRecord } from '../../server/storage/read-record.ts';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { type CreditEntry, leafText } from '../../src/domain/ledger/entry.ts';
import { leafHash } from '../../src/domain/ledger/merkle.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { damage } from '../support/damage.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

let directory: string;
let file: string;
let portal: TestPortal;
let people: Person[];
let entries: CreditEntry[];

/** Nine entries of two people, a checkpoint after each, a certificate, and a reversal. */
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-verify-'));
  file = join(directory, 'mingde.db');
  portal = await openTestPortal({ file });
  people = [await portal.addPerson(), await portal.addPerson()];
  entries = [];
  for (let at = 0; at < 8; at += 1) await post(people[at % 2] as Person, at);
  const [first] = entries;
  const taken = await reverseEntry(portal.deps, {
    personId: first?.personId ?? '',
    year: 2026,
    entryId: first?.id ?? '',
    reason: '重复登记',
    postedBy: 'officer',
  });
  if (taken.ok) entries.push(taken.value);
  await publish();
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

async function post(person: Person, at: number): Promise<void> {
  portal.clock.advance(60_000);
  const posted = await postEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    category: at === 7 ? 'otherOnline' : 'ethicsEvent',
    centihours: 100 + at * 100,
    source: 'event',
    evidence: {
      kind: 'event',
      title: `讲座 ${at}`,
      day: '2026-11-20',
      place: '礼堂',
      organiser: '市委组织部',
      confirmedBy: '陈立',
    },
    contentHash: null,
    postedBy: 'officer',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  entries.push(posted.value);
  await publish();
}

const published = () => publishedFiles(join(directory, 'published'));
const publish = () => publishLog({ ...portal.deps, published: published() });

function verify(folder = join(directory, 'published')) {
  const reader = readRecord(file);
  try {
    return verifyLedger({
      reader,
      published: publishedFiles(folder),
      sha256,
      isSigned,
      origin: portal.deps.catalogue.portal.identifier,
      catalogue: portal.deps.catalogue,
      keys: [portal.deps.signer],
    });
  } finally {
    reader.close();
  }
}

const codes = (verification = verify()) => [...new Set(verification.findings.map(({ code }) => code))];
const found = (code: string, verification = verify()) =>
  verification.findings.filter((finding) => finding.code === code);

test('an untouched record holds, and everything in it was looked at', () => {
  expect(verify()).toMatchObject({ ok: true, entries: 9, years: 2, findings: [], findingCount: 0 });
  expect(verify().signedRoots).toBeGreaterThanOrEqual(18);
});

test('an edited row is found and named', () => {
  damage(file, 'UPDATE ledger_entries SET centihours = 900 WHERE log_index = 3');
  const [finding] = found('entry-changed');
  expect(finding).toMatchObject({ index: 3, id: entries[3]?.id, personId: entries[3]?.personId });
  expect(codes()).toContain('status-differs');
});

test.each([
  ['evidence', `evidence = json_set(evidence, '$.title', '另一讲座')`],
  ['evidence that is no JSON', `evidence = 'x'`],
  ['evidence with a fraction', `evidence = json_set(evidence, '$.title', 1.5)`],
  ['person', `person_id = 'person-x'`],
  ['year', 'year = 2025'],
  ['time', 'posted_at_ms = posted_at_ms + 1'],
  ['policy', 'policy_version = 9'],
  ['poster', `posted_by = 'nobody'`],
])('a row with another %s is named', (_, set) => {
  damage(file, `UPDATE ledger_entries SET ${set} WHERE log_index = 4`);
  expect(found('entry-changed').map(({ index, id }) => [index, id])).toEqual([[4, entries[4]?.id]]);
});

test('a row edited together with its leaf hash is named by the published leaves, and narrowed down without them', () => {
  const forged = { ...(entries[5] as CreditEntry), centihours: 5000 };
  const leaf = toHex(leafHash(utf8(leafText(forged)), sha256));
  damage(file, `UPDATE ledger_entries SET centihours = 5000, leaf_hash = '${leaf}' WHERE log_index = 5`);
  expect(found('entry-changed')).toMatchObject([{ index: 5, id: entries[5]?.id }]);

  const alone = verify(join(directory, 'nowhere'));
  const [finding] = found('entries-rewritten', alone);
  expect(finding).toMatchObject({ index: 5, id: entries[5]?.id });
  expect(finding?.message).toContain(`5 (entry ${entries[5]?.id}`);
});

test('a removed last entry is found by the newest checkpoint, and named', () => {
  damage(file, 'DELETE FROM ledger_entries WHERE log_index = 8');
  expect(found('entry-missing')).toMatchObject([{ index: 8, id: entries[8]?.id }]);
  expect(found('entry-missing')[0]?.message).toContain('there are 8');
  expect(found('status-differs')[0]?.personId).toBe(entries[8]?.personId);
});

test('a last entry removed with its checkpoint is found by what was published', () => {
  damage(file, 'DELETE FROM ledger_entries WHERE log_index = 8; DELETE FROM checkpoints WHERE tree_size = 9');
  expect(found('entry-missing')).toMatchObject([{ index: 8, id: entries[8]?.id }]);
});

test('an entry removed from the middle is named, and nobody else is blamed', () => {
  damage(file, 'DELETE FROM ledger_entries WHERE log_index = 2');
  const verification = verify();
  expect(found('entry-missing', verification)).toMatchObject([{ index: 2, id: entries[2]?.id }]);
  expect(found('entry-changed', verification)).toEqual([]);
});

test('an entry removed from the middle with the others moved up is found', () => {
  damage(
    file,
    `DELETE FROM ledger_entries WHERE log_index = 6;
     UPDATE ledger_entries SET log_index = log_index - 1 WHERE log_index > 6`,
  );
  expect(found('entry-changed')[0]).toMatchObject({ index: 6 });
  expect(found('entry-changed')[0]?.message).toContain(`Entry ${entries[6]?.id} was posted there`);
  expect(found('entry-missing')).toMatchObject([{ index: 8 }]);
});

const SWAP = `UPDATE ledger_entries SET log_index = -1 WHERE log_index = 2;
  UPDATE ledger_entries SET log_index = 2 WHERE log_index = 5;
  UPDATE ledger_entries SET log_index = 5 WHERE log_index = -1`;

const swapped = () =>
  `Places 2 and 5 were swapped: entry ${entries[2]?.id} of person ${entries[2]?.personId} was posted at 2, ` +
  `entry ${entries[5]?.id} of person ${entries[5]?.personId} at 5.`;

test('a swapped pair is found, and both are named', () => {
  damage(file, SWAP);
  expect(verify().findings).toMatchObject([{ code: 'entries-swapped', index: 2, message: swapped() }]);
});

test('a swapped pair is told as one where checkpoints lie far apart', () => {
  damage(file, `${SWAP}; DELETE FROM checkpoints WHERE tree_size < 9`);
  published().write('sizes.txt', '9\n');
  expect(found('entries-swapped')[0]?.message).toBe(swapped());
});

test('an entry nobody’s service posted is found by what it lacks', () => {
  damage(
    file,
    `INSERT INTO ledger_entries SELECT 9, 'forged', person_id, year, category, 800, source, evidence, content_hash,
       policy_id, policy_version, posted_by, posted_at_ms, NULL, leaf_hash FROM ledger_entries WHERE log_index = 1`,
  );
  expect(found('entry-changed')).toMatchObject([{ index: 9, id: 'forged' }]);
});

test('a checkpoint that was rewritten is no checkpoint', () => {
  damage(file, `UPDATE checkpoints SET root_hash = '${'ab'.repeat(32)}' WHERE tree_size = 4`);
  expect(found('checkpoint-signature')[0]?.message).toContain('over 4 entries');
});

test('a yearly total that is not the sum of its entries is found, and the person named', () => {
  damage(
    file,
    `UPDATE annual_status SET totals = json_set(totals, '$.ethicsEvent', 1) WHERE person_id = '${people[1]?.id}'`,
  );
  expect(found('status-differs')).toMatchObject([{ personId: people[1]?.id }]);
  damage(file, 'DELETE FROM annual_status');
  expect(found('status-differs')).toHaveLength(2);
});

test('a state that the totals do not bear out is found', () => {
  damage(file, `UPDATE annual_status SET is_met = 1 - is_met WHERE person_id = '${people[0]?.id}'`);
  expect(found('status-differs')[0]?.message).toContain('isMet');
});

test('published files that were changed are told from rows that were', () => {
  const text = published().read('leaves/0.txt') ?? '';
  published().write('leaves/0.txt', text.replace(entries[3]?.leafHash ?? '', 'ab'.repeat(32)));
  expect(codes()).toEqual(['published-changed']);
  expect(found('published-changed')[0]).toMatchObject({ index: 3 });
});

test('a published checkpoint that is gone, foreign or of another size is told', () => {
  rmSync(join(directory, 'published/3.txt'));
  published().write('5.txt', published().read('4.txt') ?? '');
  published().write('6.txt', 'nothing');
  const forged =
    published()
      .read('7.txt')
      ?.replace(/^(7\n)./m, '$1x') ?? '';
  published().write('7.txt', forged);
  expect(verify().findings.map(({ message }) => message)).toEqual([
    'The published 3.txt is gone.',
    'The published 5.txt holds the checkpoint of another size.',
    'The published 6.txt is not signed by a known key.',
    'The published 7.txt is not signed by a known key.',
  ]);
});

test('a missing guard of the database is told', () => {
  const driver = new Sqlite(file);
  driver.exec('DROP TRIGGER ledger_never_changes');
  driver.close();
  expect(found('guard-missing')[0]?.message).toContain('ledger_never_changes');
});

test('what was signed stays under every later signature: a rewritten past is not signed away', async () => {
  const forged = { ...(entries[5] as CreditEntry), centihours: 5000 };
  const leaf = toHex(leafHash(utf8(leafText(forged)), sha256));
  damage(file, `UPDATE ledger_entries SET centihours = 5000, leaf_hash = '${leaf}' WHERE log_index = 5`);
  await post(people[1] as Person, 2);
  expect(found('entry-changed')).toMatchObject([{ index: 5 }]);
});

test('a ledger that shrank is not signed any more', async () => {
  damage(file, 'DELETE FROM ledger_entries WHERE log_index = 8');
  await expect(signCheckpoint(portal.deps)).rejects.toThrow(/holds 8 entries, but 9 were signed/);
});

test('an edge that does not give the signed root is not built upon', async () => {
  damage(file, `UPDATE checkpoints SET edge = replace(edge, substr(edge, 1, 4), '0000') WHERE tree_size = 9`);
  await expect(post(people[0] as Person, 1)).rejects.toThrow(/is not what was signed/);
});
