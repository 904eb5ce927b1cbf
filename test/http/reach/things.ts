/** One of everything a path may name: it belongs to the learner of the unit `hall`. */

import { createServiceKey } from '../../../server/services/create-service-key.ts';
import { COMMAND_LINE } from '../../../server/services/key-keeper.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { aPlan, aWarning } from '../../support/builders.ts';
import { experienced } from '../../support/study.ts';
import { anOfficer, aRow, csvOf } from '../hours-imports/officer.ts';
import type { ReviewStage } from '../reviews/stage.ts';
import { aDesk, aRow as aRosterRow, csvOf as rosterCsv } from '../roster/desk.ts';
import { PRACTICE } from './event-stances.ts';
import type { Thing } from './stance.ts';
import { WRITING } from './written-stances.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export async function makeThings(stage: ReviewStage): Promise<Record<Thing, string>> {
  const photo = await addPhoto(stage);
  const course = stage.portal.deps.catalogue.courses[0]?.id ?? '';
  const entry = await enterHours(stage);
  return {
    ...{ learner: 'learner', hall: 'hall', course, entry },
    card: await stage.openCard(),
    appeal: await stage.appeal(),
    attempt: await beginAttempt(stage, course),
    certificate: await certificateOf(stage),
    statement: await tellStatement(stage),
    serviceKey: await addKey(stage),
    forward: await addForward(stage),
    hoursImport: await uploadHours(stage),
    rosterImport: await uploadRoster(stage),
    assignment: await assign(stage, course),
    batch: await issueBatch(stage),
    report: 'appraisal',
    audit: await audit(stage),
    makeUp: await orderMakeUp(stage, course),
    warning: await warn(stage),
    event: await planEvent(stage),
    photo,
    practice: await claim(stage, photo),
    ...(await writeSomething(stage)),
  };
}

/** Eight hours online, so that the year is met and a certificate stands. */
async function enterHours({ portal }: ReviewStage): Promise<string> {
  const posted = await postEntry(portal.deps, {
    ...{ personId: 'learner', year: 2026, category: 'ethicsOnline', centihours: 800, contentHash: null },
    ...{ source: 'import', postedBy: 'hall' },
    evidence: { kind: 'import', title: '职业道德网课', platform: '省平台', file: 'hours.csv', row: 2 },
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  return posted.value.id;
}

async function certificateOf({ portal }: ReviewStage): Promise<string> {
  const [certificate] = await portal.deps.storage.certificates.ofPerson('learner');
  if (!certificate) throw new Error('eight hours and no certificate');
  return certificate.code;
}

async function beginAttempt({ portal }: ReviewStage, course: string): Promise<string> {
  const id = 'attempt-of-the-learner';
  const begun = await portal.deps.storage.study.beginAttempt('learner', course, (past) => ({
    ok: true,
    value: {
      attempt: {
        ...{ id, personId: 'learner', course, courseHash: 'any', number: past.length + 1, state: 'live' },
        ...{ passPercent: 80, startedAtMs: portal.clock.now(), closedAtMs: null, grade: null },
        ...{ drawn: [], answers: {} },
      },
      questions: [],
    },
  }));
  if (!begun.ok) throw new Error(begun.failure.message);
  return id;
}

async function tellStatement({ portal, cookies }: ReviewStage): Promise<string> {
  const person = await portal.deps.storage.roster.personById('learner');
  const lesson = portal.deps.catalogue.courses[0]?.lessons[0];
  if (!person || !lesson) throw new Error('nobody, or nothing to learn');
  const statement = experienced(portal, person, lesson, lesson.sections[0]?.id ?? '');
  const told = await portal.app.inject({
    ...{ method: 'POST', url: '/xapi/statements', payload: [statement] },
    headers: { cookie: cookies.learner, 'x-experience-api-version': '1.0.3' },
  });
  if (told.statusCode !== 200) throw new Error(told.body);
  return statement.id;
}

async function addKey({ portal }: ReviewStage): Promise<string> {
  const created = await createServiceKey(portal.deps, COMMAND_LINE, { name: '省平台', scopes: ['all'] });
  if (!created.ok) throw new Error(created.failure.message);
  return created.value.key.key;
}

async function addForward({ portal }: ReviewStage): Promise<string> {
  const id = 'forward-to-the-province';
  await portal.deps.storage.forwards.add({
    ...{
      id,
      name: '省平台',
      address: 'https://lrs.example/xapi',
      key: 'k',
      sealedSecret: 's',
      version: '2.0.0',
    },
    ...{
      filter: { verbs: [], activity: null, authority: 'all' },
      cursor: 0,
      createdAtMs: portal.clock.now(),
    },
  });
  return id;
}

/** Of one row, refused, so that there is a sheet of what was refused. */
async function uploadHours({ portal, cookies }: ReviewStage): Promise<string> {
  const nobody = aRow({ staffNumber: '799999', name: '王某某' });
  return (await anOfficer(portal, cookies.hall).dryRun(csvOf(nobody))).id;
}

/** Of one row, refused. */
async function uploadRoster({ portal, cookies }: ReviewStage): Promise<string> {
  const strange = aRosterRow('700999', { 单位: 'hall', 层级: '？' });
  return (await aDesk(portal, cookies.hall).dryRun(rosterCsv(strange))).id;
}

async function assign({ ask }: ReviewStage, course: string): Promise<string> {
  const made = await ask('hall', 'POST', '/api/assignments', {
    ...{ unitId: 'hall', title: '年度必修', dueDay: '2026-12-20', items: [{ kind: 'course', id: course }] },
  });
  if (made.statusCode !== 201) throw new Error(made.body);
  return made.json().id;
}

async function orderMakeUp({ portal }: ReviewStage, course: string): Promise<string> {
  const id = 'order-of-the-learner';
  await portal.deps.storage.makeUps.give([
    {
      ...{ id, personId: 'learner', year: 2026, cause: 'failed', subject: course, title: '公正廉洁' },
      ...{ items: [{ kind: 'course', id: course }], centihours: 0, dueDay: '2026-12-30', words: '' },
      ...{ orderedBy: 'hall', orderedAtMs: portal.clock.now() },
    },
  ]);
  return id;
}

async function warn({ portal }: ReviewStage): Promise<string> {
  const [opened] = await portal.deps.storage.warnings.open([aWarning({ personId: 'learner' })]);
  if (!opened) throw new Error('nobody was warned');
  return opened.id;
}

async function planEvent({ ask }: ReviewStage): Promise<string> {
  const planned = await ask('hall', 'POST', '/api/events', { unitId: 'hall', plan: aPlan() });
  if (planned.statusCode !== 201) throw new Error(planned.body);
  return planned.json().id;
}

/** One pixel. @returns its hash */
async function addPhoto({ portal, cookies }: ReviewStage): Promise<string> {
  const added = await portal.app.inject({
    ...{ method: 'POST', url: '/api/me/practice-photos', payload: PIXEL },
    headers: { cookie: cookies.learner, 'content-type': 'image/png' },
  });
  if (added.statusCode !== 201) throw new Error(added.body);
  return added.json().hash;
}

async function claim({ ask }: ReviewStage, photo: string): Promise<string> {
  const claimed = await ask('learner', 'POST', '/api/me/practice', { ...PRACTICE, photos: [photo] });
  if (claimed.statusCode !== 201) throw new Error(claimed.body);
  return claimed.json().id;
}

/** One by the learner alone: colleagues are not asked. */
async function writeSomething({
  portal,
  ask,
}: ReviewStage): Promise<Pick<Record<Thing, string>, 'written' | 'writtenWork'>> {
  const person = await portal.deps.storage.roster.personById('learner');
  const staffNumbers = [person?.staffNumber ?? ''];
  const made = await ask('hall', 'POST', '/api/written', { ...WRITING, staffNumbers });
  const written: string = made.json().id;
  const handed = await ask('learner', 'POST', `/api/me/written/${written}`, { text: '字'.repeat(120) });
  if (handed.statusCode !== 204) throw new Error(handed.body);
  const [work] = await portal.deps.storage.written.works({ taskId: written });
  return { written, writtenWork: work?.id ?? '' };
}

async function issueBatch({ ask }: ReviewStage): Promise<string> {
  const begun = await ask('hall', 'POST', '/api/certificate-batches', {
    ...{ year: 2026, kinds: 'annual', unit: 'hall' },
  });
  if (begun.statusCode !== 202) throw new Error(begun.body);
  return begun.json().id;
}

async function audit({ ask }: ReviewStage): Promise<string> {
  const drawn = await ask('auditor', 'POST', '/api/audits', {
    ...{ unit: 'city', year: 2026, size: 1, words: '年终抽查' },
  });
  if (drawn.statusCode !== 201) throw new Error(drawn.body);
  return drawn.json().id;
}
