/** `ledger rebuild`: the evidence alone gives the same record, and whatever was changed by hand is found. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../server/auth/platform.ts';
import { compareRecords } from '../../server/services/compare-records.ts';
import { noteCatalogue } from '../../server/services/note-catalogue.ts';
import { postEntry } from '../../server/services/post-entry.ts';
import { replayRecord } from '../../server/services/replay-record.ts';
import { reverseEntry } from '../../server/services/reverse-entry.ts';
import { openScratchStorage } from '../../server/storage/open-storage.ts';
import { readRecord } from '../../server/storage/read-record.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { aCatalogue, aCourse, aPolicy } from '../support/builders.ts';
import { damage } from '../support/damage.ts';
import { answerAll, readLesson, seeSections } from '../support/study.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';
import { LessonPage, offlineBeats } from './presence/page.ts';

let directory: string;
let file: string;
let portal: TestPortal;
let person: Person;
let rebuilds = 0;

/** One person's whole course with a failed attempt, an event and its reversal, another's event, a live attempt. */
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-rebuild-'));
  file = join(directory, 'mingde.db');
  const presence = { offlineMinutesPerDay: 120, offlineTicketHours: 24 };
  portal = await openTestPortal({ file, catalogue: aCatalogue({ policies: [aPolicy({ presence })] }) });
  await noteCatalogue(portal.deps);
  person = await portal.addPerson();
  const other = await portal.addPerson();
  const cookie = await portal.signIn(person);
  await study(person, cookie);
  await attempt(cookie, 'wrong');
  await attempt(cookie, 'right');
  await postEvent(other, 300);
  const mistaken = await postEvent(person, 200);
  await reverseEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    entryId: mistaken,
    reason: '重复',
    postedBy: 'officer',
  });
  const otherCookie = await portal.signIn(other);
  await study(other, otherCookie);
  await begin(otherCookie);
}, 60_000);
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

async function study(who: Person, cookie: string): Promise<void> {
  for (const lesson of aCourse().lessons) {
    await seeSections(portal, who, lesson);
    await readLesson(portal, cookie, lesson);
  }
}

async function begin(cookie: string) {
  const begun = await portal.app.inject({
    method: 'POST',
    url: '/api/quizzes/integrity/attempts',
    headers: { cookie },
  });
  if (begun.statusCode !== 201) throw new Error(begun.body);
  return begun.json();
}

async function attempt(cookie: string, how: 'right' | 'wrong'): Promise<void> {
  const view = await begin(cookie);
  await answerAll(portal, cookie, aCourse(), view, how);
  portal.clock.advance(60_000);
  const url = `/api/attempts/${view.id}/submission`;
  const graded = await portal.app.inject({ method: 'POST', url, headers: { cookie } });
  if (graded.statusCode !== 200) throw new Error(graded.body);
}

async function postEvent(who: Person, centihours: number): Promise<string> {
  portal.clock.advance(60_000);
  const posted = await postEntry(portal.deps, {
    personId: who.id,
    year: 2026,
    category: 'ethicsEvent',
    centihours,
    source: 'event',
    evidence: {
      kind: 'event',
      title: '讲座',
      day: '2026-11-20',
      place: '礼堂',
      organiser: '市委组织部',
      confirmedBy: '陈立',
    },
    contentHash: null,
    postedBy: 'officer',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  return posted.value.id;
}

async function rebuild() {
  rebuilds += 1;
  const secondFile = join(directory, `second-${rebuilds}.db`);
  const [reader, second] = [readRecord(file), openScratchStorage(secondFile, file, sha256)];
  const replayed = await replayRecord(reader, second, portal.deps);
  await second.close();
  const reread = readRecord(secondFile);
  const tables = compareRecords(reader, reread);
  reader.close();
  reread.close();
  const different = tables.filter(({ differences }) => differences > 0);
  return { ...replayed, tables, different: different.map(({ table }) => table), first: different[0]?.first };
}

test('an untouched record is given again by its evidence, byte for byte', async () => {
  const { different, unsupported, tables, first } = await rebuild();
  expect({ different, unsupported, first }).toEqual({ different: [], unsupported: [], first: undefined });
  const empty = tables.filter(({ rows }) => rows === 0).map(({ table }) => table);
  expect([tables.length, empty]).toEqual([10, ['case_steps']]);
});

test('a minute that was added is found, though it changes no credit', async () => {
  damage(
    file,
    `INSERT INTO minutes (person_id, minute, item) VALUES ('${person.id}', 1, 'integrity/01-gifts')`,
  );
  const { different, first } = await rebuild();
  expect(different).toEqual(['minutes']);
  expect(first).toMatchObject({ row: `person_id=${person.id}, minute=1`, rebuilt: undefined });
});

test('a minute that was taken away is found', async () => {
  damage(file, `DELETE FROM minutes WHERE minute = (SELECT min(minute) FROM minutes)`);
  expect(await rebuild()).toMatchObject({ different: ['minutes'], first: { recorded: undefined } });
});

test('a minute moved to another lesson is found', async () => {
  damage(
    file,
    `UPDATE minutes SET item = 'integrity/02-relatives' WHERE minute = (SELECT min(minute) FROM minutes)`,
  );
  expect(await rebuild()).toMatchObject({ different: ['minutes'], first: { columns: ['item'] } });
});

test('with the beats of a lesson gone, the credit that rests on them has nothing to rest on', async () => {
  damage(file, `DELETE FROM beats WHERE item = 'integrity/02-relatives' AND person_id = '${person.id}'`);
  const { different, unsupported } = await rebuild();
  expect(different).toEqual(expect.arrayContaining(['minutes', 'ledger_entries', 'annual_status']));
  expect(unsupported.map(({ message }) => message).join()).toMatch(
    /could not begin.*by its evidence, nothing is to be credited/s,
  );
});

test('an answer that was changed is found in the grade', async () => {
  damage(
    file,
    `UPDATE attempts SET answers = json_remove(answers, (SELECT '$."' || key || '"' FROM json_each(answers) LIMIT 1)) WHERE state = 'passed'`,
  );
  const { different, first } = await rebuild();
  expect(different).toContain('attempts');
  expect(first?.columns).toContain('grade');
});

test('a grade that was changed is found', async () => {
  damage(
    file,
    `UPDATE attempts SET grade = json_set(grade, '$.scorePercent', 100, '$.right', 4) WHERE state = 'failed'`,
  );
  expect(await rebuild()).toMatchObject({ different: ['attempts'], first: { columns: ['grade'] } });
});

test('a section whose statement does not exist is found', async () => {
  damage(
    file,
    `UPDATE sections_seen SET seen_at_ms = seen_at_ms - 1000 WHERE section = 's2' AND lesson LIKE '%relatives' AND person_id = '${person.id}'`,
  );
  expect(await rebuild()).toMatchObject({ different: ['sections_seen'], first: { columns: ['seen_at_ms'] } });
});

test.each([
  ['more minutes in its evidence', `evidence = json_set(evidence, '$.minutes', 99)`, 'evidence'],
  ['another amount', 'centihours = 800', 'centihours'],
  ['another version of the rule', 'policy_version = 2', 'policy_version'],
  ['another hash of the content', `content_hash = '${'ab'.repeat(32)}'`, 'content_hash'],
])('a course credit with %s is found', async (_, set, column) => {
  damage(file, `UPDATE ledger_entries SET ${set} WHERE source = 'course'`);
  const { different, first } = await rebuild();
  expect(different).toEqual(['ledger_entries']);
  expect(first?.columns).toEqual([column]);
});

test('an event’s hours that were changed no longer fit the leaf hash and the totals', async () => {
  damage(file, `UPDATE ledger_entries SET centihours = 900 WHERE source = 'event' AND centihours = 300`);
  const { different } = await rebuild();
  expect(different).toEqual(['ledger_entries', 'annual_status']);
});

test('a credit that was removed is missed by the evidence', async () => {
  damage(file, `DELETE FROM ledger_entries WHERE source = 'course'`);
  const { different, unsupported } = await rebuild();
  expect(different).toContain('ledger_entries');
  expect(unsupported[0]?.message).toMatch(
    /^Course integrity of person .* was complete on 2026-11-23 at .*no entry credits it$/,
  );
});

test('a credit that nobody earned is found', async () => {
  damage(
    file,
    `INSERT INTO ledger_entries SELECT log_index + 10, 'forged', person_id, 2026, category, centihours, source,
       evidence, content_hash, policy_id, policy_version, posted_by, posted_at_ms + 86400000, NULL, leaf_hash
       FROM ledger_entries WHERE source = 'course'`,
  );
  const { unsupported } = await rebuild();
  expect(unsupported).toMatchObject([{ id: 'forged', personId: person.id }]);
});

test('a reversal of what does not exist is found', async () => {
  damage(file, `UPDATE ledger_entries SET reverses = NULL WHERE source = 'reversal'`);
  expect((await rebuild()).unsupported[0]?.message).toContain('There is no entry');
});

test('a yearly status that was changed is found', async () => {
  damage(file, 'UPDATE annual_status SET is_met = 1');
  expect(await rebuild()).toMatchObject({ different: ['annual_status'], first: { columns: ['is_met'] } });
});

test('contents and rules that came later judge nothing that was done before', async () => {
  const { catalogue } = portal.deps;
  portal.clock.advance(24 * 60 * 60_000);
  const harder = aCatalogue({
    courses: [
      aCourse({ version: 2, contentHash: 'dd'.repeat(32), quiz: { ...aCourse().quiz, questions: [] } }),
    ],
    policies: [aPolicy({ version: 2 })],
  });
  await noteCatalogue({ ...portal.deps, catalogue: harder });
  expect(await rebuild()).toMatchObject({ different: [], unsupported: [] });
  // The same record judged by today's contents alone would be another one.
  damage(file, 'DELETE FROM installed_catalogues WHERE seq = 1');
  expect((await rebuild()).different).not.toEqual([]);
  expect(catalogue.courses[0]?.version).toBe(1);
});

describe('presence of every kind', () => {
  const LESSON = 'integrity/01-gifts';
  const MINUTE = 60_000;

  /** Two tabs in turn, silence that runs out, a hidden page, a train, and online again. */
  beforeEach(async () => {
    const cookie = await portal.signIn(person);
    const [one, other] = [new LessonPage(portal, cookie, LESSON), new LessonPage(portal, cookie, LESSON)];
    portal.clock.advance(MINUTE);
    await one.stay(3 * MINUTE, { active: true });
    await other.stay(2 * MINUTE, { active: true });
    await one.beat({ active: true });
    await one.stay(MINUTE);
    await one.beat({ visible: false });
    const ticket = await one.ticket();
    portal.clock.advance(11 * MINUTE);
    const later = new LessonPage(portal, await portal.signIn(person), LESSON);
    const sent = await later.send(ticket.signed, offlineBeats(10 * MINUTE));
    expect(sent.json().earned).toBe(10);
    later.reload();
    await later.stay(3 * MINUTE, { active: true });
    await later.stay(12 * MINUTE);
  }, 60_000);

  test('is given again, byte for byte', async () => {
    const { different, unsupported, first } = await rebuild();
    expect({ different, unsupported, first }).toEqual({ different: [], unsupported: [], first: undefined });
  });

  test.each([
    [
      'an offline minute moved',
      'UPDATE minutes SET minute = minute - 90 WHERE ticket IS NOT NULL AND minute = (SELECT min(minute) FROM minutes WHERE ticket IS NOT NULL)',
    ],
    [
      'an offline minute more',
      'INSERT INTO minutes (person_id, minute, item, ticket) SELECT person_id, minute + 600, item, ticket FROM minutes WHERE ticket IS NOT NULL LIMIT 1',
    ],
    [
      'a minute said to be of a ticket',
      'UPDATE minutes SET ticket = (SELECT ticket FROM offline_stretches) WHERE minute = (SELECT max(minute) FROM minutes WHERE ticket IS NULL)',
    ],
    [
      'a minute said to be of other beats',
      'UPDATE minutes SET first_beat = first_beat - 1 WHERE minute = (SELECT max(minute) FROM minutes WHERE ticket IS NULL)',
    ],
  ])('%s is found', async (_, sql) => {
    damage(file, sql);
    expect((await rebuild()).different).toEqual(['minutes']);
  });

  test('minutes a stretch is said to have been worth outside its ticket are not given', async () => {
    damage(
      file,
      `UPDATE offline_stretches SET answer = json_set(answer, '$.minutes[#]', issued_at_ms / 60000 - 500);
       INSERT INTO minutes (person_id, minute, item, ticket)
         SELECT person_id, issued_at_ms / 60000 - 500, item, ticket FROM offline_stretches`,
    );
    expect((await rebuild()).different).toEqual(['minutes']);
  });

  test('a beat that is said to have been worth more than the clock allows fills no minute', async () => {
    damage(file, 'UPDATE beats SET lived_ms = 600000 WHERE seq = (SELECT max(seq) FROM beats)');
    const { different, first } = await rebuild();
    expect(different).toEqual([]);
    expect(first).toBeUndefined();
  });
});
