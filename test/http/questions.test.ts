/** Quizzes of every kind over HTTP, and how their questions do for those who answer for them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '../../server/ports/audit-log.ts';
import type { AttemptView, QuizView } from '../../src/domain/api/api.ts';
import type { AskedTask, AttemptQuestion, ItemView, QuestionsView } from '../../src/domain/api/questions.ts';
import type { ChoiceKind, CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import type { QuizRules } from '../../src/domain/policy/policy.ts';
import type { Person, Role } from '../../src/domain/roster/person.ts';
import { aCatalogue, aCourse, aLesson, aPolicy, aQuizOfAllKinds } from '../support/builders.ts';
import { answerAll, readLesson, seeSections } from '../support/study.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const course = aCourse({ lessons: [aLesson({ minimumMinutes: 1 })], quiz: aQuizOfAllKinds() });
/** The same pool under other words, as after a new version of the course. */
const reworded: CourseRecord = {
  ...course,
  version: 2,
  quiz: {
    ...course.quiz,
    passPercent: 100,
    questions: course.quiz.questions.map((question) =>
      'options' in question && question.kind === 'single'
        ? { ...question, wording: 'reworded', stem: '另一种问法？', options: [...question.options].reverse() }
        : question,
    ),
  },
};

let portal: TestPortal;
let person: Person;
let cookie: string;
let audited: AuditEvent[];

async function open(rules: QuizRules = { attemptsBeforeWait: 3, waitMinutes: 60 }): Promise<void> {
  await portal?.close();
  portal = await openTestPortal({
    catalogue: aCatalogue({ courses: [course], policies: [aPolicy({ quiz: rules })] }),
  });
  audited = [];
  const { audit } = portal.deps.storage;
  const { record } = audit;
  vi.spyOn(audit, 'record').mockImplementation((event) => {
    audited.push(event);
    return record(event);
  });
  ({ person, cookie } = await aReader());
}

beforeEach(() => open());
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

/** Somebody who has read the course and may begin its quiz. */
async function aReader(): Promise<{ person: Person; cookie: string }> {
  const one = await portal.addPerson();
  const their = await portal.signIn(one);
  for (const lesson of course.lessons) {
    await seeSections(portal, one, lesson);
    await readLesson(portal, their, lesson);
  }
  return { person: one, cookie: their };
}

const send = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, as = cookie) =>
  portal.app.inject({ method, url, headers: { cookie: as }, ...(payload ? { payload } : {}) });
const begin = async (as = cookie) =>
  (await send('POST', `/api/quizzes/${course.id}/attempts`, undefined, as)).json<AttemptView>();
const submit = async (attempt: AttemptView, as = cookie) =>
  (await send('POST', `/api/attempts/${attempt.id}/submission`, undefined, as)).json<AttemptView>();
const save = (attempt: AttemptView, question: AttemptQuestion, options: unknown, as = cookie) =>
  send('PUT', `/api/attempts/${attempt.id}/answers/${question.id}`, { options }, as);

function of<Kind extends AttemptQuestion['kind']>(attempt: AttemptView, kind: Kind) {
  const found = attempt.questions.find((question) => question.kind === kind);
  if (!found) throw new Error(`no ${kind} was drawn`);
  return found as AttemptQuestion & Extract<AskedTask, { kind: Kind extends ChoiceKind ? ChoiceKind : Kind }>;
}

async function finish(how: 'right' | 'wrong', as = cookie): Promise<AttemptView> {
  const attempt = await begin(as);
  await answerAll(portal, as, course, attempt, how);
  return submit(attempt, as);
}

describe('an attempt at questions of every kind', () => {
  test('carries what is asked and no key: neither variants, nor pairs, nor the order', async () => {
    const response = await send('POST', `/api/quizzes/${course.id}/attempts`);
    const attempt = response.json<AttemptView>();
    expect(attempt.questions.map(({ kind }) => kind).sort()).toEqual([
      ...['fillIn', 'matching', 'multiple', 'ordering', 'scenario', 'single', 'trueFalse'],
    ]);
    for (const word of ['accepted', '"right', 'wording', 'explanation', 'questionId', 'optionId', '"option"'])
      expect(response.body).not.toContain(word);
    expect(of(attempt, 'fillIn')).toEqual({
      id: expect.any(String),
      kind: 'fillIn',
      stem: '每年至少 ____ 学时。',
      expects: '一个整数',
    });
    expect(of(attempt, 'ordering').options.map(({ text }) => text)).not.toEqual([
      ...['当面谢绝', '推不掉时收下', '登记', '上交'],
    ]);
  });

  test('answered rightly it passes, and then explains each kind in the shape of an answer', async () => {
    const passed = await finish('right');
    expect(passed).toMatchObject({ state: 'passed', right: 7, scorePercent: 100 });
    for (const question of passed.questions) {
      expect(question.explanation).toBeTruthy();
      expect(question.rightAnswer).toEqual(
        question.kind === 'fillIn' ? ['8'] : expect.arrayContaining(passed.answers[question.id] as string[]),
      );
    }
  });

  test('answered wrongly it fails and explains nothing', async () => {
    const failed = await finish('wrong');
    expect(failed).toMatchObject({ state: 'failed', right: 0 });
    expect(JSON.stringify(failed)).not.toMatch(/explanation|rightAnswer/);
  });

  test('half done it is there again on another device, and a server that starts anew has it', async () => {
    const first = await begin();
    const matching = of(first, 'matching');
    const half = [matching.options[0]?.id, '', ''];
    expect((await save(first, matching, half)).statusCode).toBe(204);
    expect((await save(first, of(first, 'fillIn'), [' ８ '])).statusCode).toBe(204);
    const elsewhere = await portal.signIn(person);
    const again = await begin(elsewhere);
    expect(again.id).toBe(first.id);
    expect(again.questions).toEqual(first.questions);
    expect(again.answers).toEqual({ [matching.id]: half, [of(first, 'fillIn').id]: [' ８ '] });
  });

  test('two devices that begin at once have one attempt', async () => {
    const elsewhere = await portal.signIn(person);
    const [one, other] = await Promise.all([begin(), begin(elsewhere)]);
    expect(one.id).toBe(other.id);
  });

  test('two devices that hand in at once close it once, and count it once', async () => {
    const attempt = await begin();
    await answerAll(portal, cookie, course, attempt, 'wrong');
    const [one, other] = await Promise.all([submit(attempt), submit(attempt)]);
    expect(one).toEqual(other);
    const sums = await portal.deps.storage.items.sums(course.id);
    expect(sums.map((record) => record.sums.answers)).toEqual(Array.from({ length: 7 }, () => 1));
  });

  test.each([
    ['matching', ['x', '', ''], '配对题右边的选项必须是这道题给出的选项。'],
    ['matching', ['x'], '配对题要按左边的次序给出 3 项，没有选的一项留空。'],
    ['ordering', ['x'], '排序题要给出全部 4 项，每项一次。'],
    ['fillIn', ['8', '9'], '填空题只有一个空。'],
    ['fillIn', ['字'.repeat(61)], '填空题的答案最多 60 个字。'],
    ['scenario', ['x'], '选项必须是这道题给出的选项。'],
  ] as const)('refuses to a %s an answer such as %j', async (kind, options, message) => {
    const attempt = await begin();
    const refused = await save(attempt, of(attempt, kind), options);
    expect([refused.statusCode, refused.json().detail, refused.json().field]).toEqual([
      400,
      message,
      '/options',
    ]);
    expect((await begin()).answers).toEqual({});
  });

  test.each([
    ['not a list', 'x'],
    ['numbers', [8]],
    ['nothing', undefined],
    ['far too much', ['x'.repeat(201)]],
  ])('refuses %s', async (_what, options) => {
    const attempt = await begin();
    const refused = await save(attempt, of(attempt, 'fillIn'), options);
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'invalid-request']);
  });

  test('an answer made of another attempt’s ids is refused, and another person’s attempt is not there', async () => {
    const mine = await begin();
    const other = await aReader();
    const theirs = await begin(other.cookie);
    const foreign = of(theirs, 'ordering').options.map(({ id }) => id);
    expect((await save(mine, of(mine, 'ordering'), foreign)).statusCode).toBe(400);
    expect((await save(mine, of(theirs, 'ordering'), foreign)).statusCode).toBe(404);
    expect((await save(theirs, of(theirs, 'ordering'), foreign)).statusCode).toBe(404);
    expect((await begin(other.cookie)).answers).toEqual({});
  });

  test('a new version of the course changes nothing of what is under way: words, keys, pass mark', async () => {
    const attempt = await begin();
    await answerAll(portal, cookie, course, attempt, 'right');
    const wrong = of(attempt, 'multiple');
    await save(attempt, wrong, []);
    Object.assign(portal.deps.catalogue, { courses: [reworded] });
    const seen = (await send('GET', `/api/attempts/${attempt.id}`)).json<AttemptView>();
    expect(seen.questions).toEqual(attempt.questions);
    const passed = await submit(attempt);
    expect(passed).toMatchObject({ state: 'passed', right: 6, scorePercent: 85, passPercent: 80 });
    expect(of(passed, 'single').verdict).toBe(true);
  });
});

describe('attempts by policy', () => {
  test('the rules are those of the policy, and so many are left', async () => {
    await open({ attemptsBeforeWait: 5, waitMinutes: 30, maximumAttempts: 2 });
    const quiz = async () => (await send('GET', `/api/quizzes/${course.id}`)).json<QuizView>();
    expect(await quiz()).toMatchObject({ waitMinutes: 30, maximumAttempts: 2, attemptsLeft: 2 });
    const first = await finish('wrong');
    expect(await quiz()).toMatchObject({ attemptsLeft: 1 });
    expect(JSON.stringify(first)).not.toContain('explanation');
  });

  test('the last attempt of the year is the last; then all is explained, and next year it opens again', async () => {
    await open({ attemptsBeforeWait: 5, waitMinutes: 30, maximumAttempts: 2 });
    const first = await finish('wrong');
    const last = await finish('wrong');
    expect(last.questions.every(({ explanation }) => explanation)).toBe(true);
    const seen = (await send('GET', `/api/attempts/${first.id}`)).json<AttemptView>();
    expect(seen.questions.every(({ rightAnswer }) => rightAnswer)).toBe(true);
    const refused = await send('POST', `/api/quizzes/${course.id}/attempts`);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'attempt-limit']);
    const quiz = (await send('GET', `/api/quizzes/${course.id}`)).json<QuizView>();
    expect(quiz).toMatchObject({ attemptsLeft: 0, waitUntil: '2026-12-31T16:00:00.000Z' });
    portal.clock.set(Date.parse('2027-01-01T00:00:00+08:00'));
    cookie = await portal.signIn(person);
    expect((await send('POST', `/api/quizzes/${course.id}/attempts`)).statusCode).toBe(201);
    const hidden = (await send('GET', `/api/attempts/${first.id}`)).body;
    expect(hidden).not.toMatch(/explanation|rightAnswer/);
  });
});

describe('how the questions do', () => {
  const as = async (...roles: readonly Role[]) =>
    portal.signIn(
      await portal.addPerson(
        {},
        roles
          // Everybody is a learner already.
          .filter((role) => role !== 'learner')
          .map((role) => ({ role, unitId: role === 'officer' ? 'unit-1' : null })),
      ),
    );
  const view = async (who: string) => {
    const response = await send('GET', `/api/questions?course=${course.id}`, undefined, who);
    expect(response.statusCode).toBe(200);
    return response.json<QuestionsView>();
  };
  const item = ({ items }: QuestionsView, kind: ItemView['kind']) =>
    items.find((one) => one.kind === kind) as ItemView;

  test.each(['publisher', 'administrator'] as const)('is for a %s', async (role) => {
    const listed = await send('GET', '/api/questions', undefined, await as(role));
    expect(listed.json()).toEqual({
      courses: [{ id: course.id, title: course.title }],
      items: [],
      enoughAnswers: 30,
    });
  });

  test.each(['learner', 'officer', 'auditor'] as const)(
    'is not for a mere %s, and the refusal is logged',
    async (role) => {
      const who = await as(role);
      for (const path of ['', `?course=${course.id}`, `/export?course=${course.id}`]) {
        const refused = await send('GET', `/api/questions${path}`, undefined, who);
        expect([refused.statusCode, refused.json().code]).toEqual([403, 'not-allowed']);
        expect(refused.body).not.toContain(course.quiz.questions[0]?.stem);
      }
      expect(audited.filter(({ action }) => action === 'questions-refused')).toHaveLength(3);
    },
  );

  test('is not for who is not signed in', async () => {
    expect((await portal.app.inject('/api/questions')).statusCode).toBe(401);
  });

  test('counts first attempts apart from all, and tells what was given', async () => {
    const attempt = await begin();
    await save(attempt, of(attempt, 'fillIn'), ['九']);
    await submit(attempt);
    await finish('right');
    const other = await aReader();
    await finish('right', other.cookie);
    const seen = await view(await as('publisher'));
    expect(item(seen, 'matching')).toMatchObject({
      first: { answers: 2, difficultyBasisPoints: 5_000, discriminationHundredths: 100 },
      all: { answers: 3, difficultyBasisPoints: 6_667 },
      flags: [],
      earlierAnswers: 0,
    });
    expect(item(seen, 'single').choices.map(({ right, first, all }) => [right, first, all])).toEqual([
      [true, 1, 2],
      [false, 0, 0],
      [false, 0, 0],
      [false, 0, 0],
      [false, 1, 1],
    ]);
    expect(item(seen, 'matching').choices).toContainEqual({
      what: 'option',
      at: '亲属来办事',
      text: '申请回避',
      right: true,
      first: 1,
      all: 2,
    });
    expect(audited.at(-1)).toMatchObject({ action: 'questions-read', detail: { course: course.id } });
  });

  test('a filling is told when three gave it, and never before', async () => {
    const publisher = await as('publisher');
    const fillIn = async (text: string) => {
      const reader = await aReader();
      const attempt = await begin(reader.cookie);
      await save(attempt, of(attempt, 'fillIn'), [text], reader.cookie);
      await submit(attempt, reader.cookie);
    };
    await fillIn('王晓文的电话');
    await fillIn('90');
    await fillIn('９０');
    const told = async () =>
      item(await view(publisher), 'fillIn').choices.map(({ what, text, all }) => [what, text, all]);
    expect(await told()).toEqual([
      ['other', '', 3],
      ['open', '', 0],
    ]);
    await fillIn('90 ');
    expect(await told()).toEqual([
      ['option', '90', 3],
      ['other', '', 1],
      ['open', '', 0],
    ]);
  });

  test('a reworded question starts anew, and says how many answered the earlier one', async () => {
    await finish('wrong');
    Object.assign(portal.deps.catalogue, { courses: [reworded] });
    const seen = item(await view(await as('publisher')), 'single');
    expect(seen).toMatchObject({ stem: '另一种问法？', first: { answers: 0 }, earlierAnswers: 1 });
    expect(seen.choices.every(({ all }) => all === 0)).toBe(true);
  });

  test('whoever is in the quiz does not see its keys', async () => {
    const publisher = await portal.addPerson({}, [{ role: 'publisher', unitId: null }]);
    const who = await portal.signIn(publisher);
    for (const lesson of course.lessons) {
      await seeSections(portal, publisher, lesson);
      await readLesson(portal, who, lesson);
    }
    const attempt = await begin(who);
    const refused = await send('GET', `/api/questions?course=${course.id}`, undefined, who);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'conflict']);
    await submit(attempt, who);
    await view(who);
  });

  test('an unknown course and an unknown parameter are refused', async () => {
    const publisher = await as('publisher');
    expect((await send('GET', '/api/questions?course=nowhere', undefined, publisher)).statusCode).toBe(404);
    expect((await send('GET', '/api/questions?cours=integrity', undefined, publisher)).statusCode).toBe(400);
    expect((await send('GET', '/api/questions/export', undefined, publisher)).statusCode).toBe(400);
  });

  test('the export holds a row a question, no key, and is logged', async () => {
    await finish('right');
    const made = await send(
      'GET',
      `/api/questions/export?course=${course.id}`,
      undefined,
      await as('publisher'),
    );
    expect(made.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(made.headers['content-disposition']).toContain('questions-integrity-2026-11-23.csv');
    const lines = made.body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]?.startsWith('\uFEFF课程,题号,题型')).toBe(true);
    expect(lines.find((line) => line.includes('填空'))).toBe(
      '公正廉洁,f01,填空,spot-conflict,每年至少 ____ 学时。,1,100.00,,1,100.00,,',
    );
    expect(audited.at(-1)).toMatchObject({ action: 'questions-exported', detail: { rows: 7 } });
  });
});
