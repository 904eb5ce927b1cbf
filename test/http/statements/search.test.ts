import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StatementListView } from '../../../src/domain/api/statements.ts';
import { activityIri } from '../../../src/domain/catalogue/activity-iri.ts';
import type { Role } from '../../../src/domain/roster/person.ts';
import { type Explorer, openExplorer, type Reader, sectionIri, verb } from './explorer.ts';

let explorer: Explorer;
beforeEach(async () => {
  explorer = await openExplorer();
});
afterEach(async () => {
  expect(explorer.portal.defects).toEqual([]);
  await explorer.portal.close();
});

const ids = ({ statements }: StatementListView) => statements.map(({ id }) => id);
const identifier = () => explorer.portal.deps.catalogue.portal.identifier;
const system = { mbox: 'mailto:lms@example.com', name: '外部系统' };

describe('who may look', () => {
  test('nobody who is not signed in, and no key', async () => {
    for (const path of ['', '/export?format=csv', `/${crypto.randomUUID()}`]) {
      const response = await explorer.portal.app.inject({ url: `/api/statements${path}` });
      expect(response.statusCode).toBe(401);
    }
  });

  test.each(['learner', 'publisher'] as const)('a %s is refused everywhere', async (role: Role) => {
    const reader = await explorer.as(role);
    const [own = ''] = await explorer.keep({ actor: reader.person });
    for (const path of ['', '/export?format=csv', `/${own}`]) {
      const response = await reader.get(`/api/statements${path}`);
      expect([response.statusCode, response.json().code]).toEqual([403, 'not-allowed']);
    }
  });

  test.each(['auditor', 'administrator'] as const)('an %s sees the whole record', async (role) => {
    const people = [await explorer.addPerson(), await explorer.addPerson({ unitId: 'court' })];
    const kept = await explorer.keep(...people.map((actor) => ({ actor })), { actor: system });
    expect(ids(await (await explorer.as(role)).list())).toEqual(kept.toReversed());
  });

  describe('an officer', () => {
    let officer: Reader;
    beforeEach(async () => {
      officer = await explorer.as('officer');
    });

    test('sees people of the own subtree, whatever is asked for', async () => {
      const clerk = await explorer.addPerson({ unitId: 'hall', name: '李明' });
      const judge = await explorer.addPerson({ unitId: 'court', name: '李明' });
      const [clerks = '', judges = '', systems = ''] = await explorer.keep(
        { actor: clerk },
        { actor: judge },
        { actor: system },
      );
      for (const query of [{}, { person: '李明' }, { verb: 'experienced' }, { activity: 'integrity' }]) {
        expect(ids(await officer.list(query))).toEqual([clerks]);
      }
      for (const person of [judge.staffNumber, judge.id]) {
        expect(await officer.list({ person })).toEqual({
          statements: [],
          people: { found: [], isCut: false },
        });
      }
      expect((await officer.get(`/api/statements/${clerks}`)).statusCode).toBe(200);
      for (const id of [judges, systems]) {
        expect((await officer.get(`/api/statements/${id}`)).statusCode).toBe(404);
      }
    });

    test('sees no statement by somebody else about people of the own subtree, but what voids theirs', async () => {
      const clerk = await explorer.addPerson({ unitId: 'hall' });
      const judge = await explorer.addPerson({ unitId: 'court' });
      const [said = ''] = await explorer.keep({ actor: clerk });
      const about = { objectType: 'StatementRef' as const, id: said };
      await explorer.keep({ actor: judge, object: about });
      const [voiding = ''] = await explorer.keep({ actor: system, ...verb('voided'), object: about });
      const page = await officer.list();
      expect(ids(page)).toEqual([voiding]);
      expect(page.statements[0]).toMatchObject({
        did: '作废了一条记录',
        object: { title: '学习了一节：门把手上的袋子', statement: said },
        who: { kind: 'other', name: '外部系统' },
      });
      expect(await officer.detail(said)).toMatchObject({ isVoided: true, voidedBy: voiding });
    });

    test('of a unit with very many people is told how far back was searched', async () => {
      // More people than are looked up in the lists, so the whole record is walked.
      vi.spyOn(explorer.portal.deps.storage.roster, 'findPeople').mockResolvedValue(
        Array.from({ length: 1001 }, (_, at) => ({ id: `p${at}`, staffNumber: `${at}`, name: '王' })),
      );
      const clerk = await explorer.addPerson({ unitId: 'hall' });
      const judge = await explorer.addPerson({ unitId: 'court' });
      const [oldest = ''] = await explorer.keep({ actor: clerk });
      explorer.portal.clock.advance(60_000);
      await explorer.keep(...Array.from({ length: 6_000 }, () => ({ actor: judge })));
      const [newest = ''] = await explorer.keep({ actor: clerk });
      const first = await officer.list();
      expect(first).toMatchObject({ next: expect.any(String), searchedBackTo: '2026-11-23T01:01:00.000Z' });
      expect(ids(first)).toEqual([newest]);
      const rest = await officer.list({ cursor: first.next ?? '' });
      expect([ids(rest), rest.next]).toEqual([[oldest], undefined]);
    });
  });
});

describe('a list', () => {
  let auditor: Reader;
  beforeEach(async () => {
    auditor = await explorer.as('auditor');
  });

  test('tells in plain words who did what', async () => {
    const actor = await explorer.addPerson({ name: '李明', staffNumber: '007001' });
    const object = (path: string) => ({ object: { id: `${identifier()}/${path}` } });
    await explorer.keep(
      { actor, ...verb('initialized'), ...object('courses/integrity/lessons/01-gifts') },
      { actor },
      {
        actor,
        ...verb('answered'),
        ...object('courses/integrity/lessons/01-gifts/self-checks/c1'),
        result: { success: false },
      },
      { actor, ...verb('passed'), ...object('courses/integrity/quiz'), result: { score: { scaled: 0.29 } } },
      { actor, ...verb('interacted'), ...object('cases/counter/scenes/late') },
      {
        actor,
        verb: { id: 'https://a.cn/v/shared', display: { 'zh-CN': '分享了' } },
        object: { id: 'https://a.cn/x' },
      },
    );
    const { statements } = await auditor.list();
    expect(statements.map(({ did, object: { title, within } }) => [did, title, within])).toEqual([
      ['分享了', 'https://a.cn/x', undefined],
      ['在案例中作了选择', `${identifier()}/cases/counter/scenes/late`, '十点零五分'],
      ['通过了测验', '“公正廉洁”测验', undefined],
      ['做了自测题', '自测第 1 题', '公正廉洁 › 一张没有署名的卡'],
      ['学习了一节', '门把手上的袋子', '公正廉洁 › 一张没有署名的卡'],
      ['打开了课文', '一张没有署名的卡', '公正廉洁'],
    ]);
    expect(statements[2]?.scorePercent).toBe(29);
    expect(statements[3]).toMatchObject({
      success: false,
      who: { kind: 'person', name: '李明', staffNumber: '007001', unit: '局', personId: actor.id },
      storedAt: '2026-11-23T01:00:00.000Z',
    });
  });

  test('holds fifty, newest first, and leads on to the rest whatever arrives meanwhile', async () => {
    const actor = await explorer.addPerson();
    const kept = await explorer.keep(...Array.from({ length: 120 }, () => ({ actor })));
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page: StatementListView = await auditor.list(cursor === undefined ? {} : { cursor });
      pages.push(ids(page));
      cursor = page.next;
      await explorer.keep({ actor });
    } while (cursor !== undefined);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(pages.flat()).toEqual(kept.toReversed());
  });

  test('is narrowed by person: staff number, opaque id, or part of the name as it may be written', async () => {
    const one = await explorer.addPerson({ name: '阿卜杜热合曼·买买提', staffNumber: '0010' });
    const other = await explorer.addPerson({ name: '王%文', staffNumber: '00105' });
    const [ones, others] = await explorer.keep({ actor: one }, { actor: other });
    const found = async (person: string) => ids(await auditor.list({ person }));
    expect(await found('0010')).toEqual([ones]);
    expect(await found(one.id)).toEqual([ones]);
    expect(await found(' 热合曼 • 买买 ')).toEqual([ones]);
    expect(await found('%')).toEqual([others]);
    expect(await found('无此人')).toEqual([]);
  });

  test('tells whom a name meant, and with very many of that name asks about the first fifty and says so', async () => {
    const people = await Promise.all(
      Array.from({ length: 51 }, () => explorer.addPerson({ name: '王晓文' })),
    );
    const kept = await explorer.keep(...people.map((actor) => ({ actor })));
    const cut = await auditor.list({ person: '王晓文' });
    expect([cut.people?.found.length, cut.people?.isCut]).toEqual([50, true]);
    expect(ids(cut)).toEqual(kept.slice(0, 50).reverse());
    const refused = await auditor.get(
      `/api/statements/export?format=csv&person=${encodeURIComponent('王晓文')}`,
    );
    expect([refused.statusCode, refused.json()]).toEqual([
      400,
      expect.objectContaining({ field: '/person', detail: expect.stringContaining('写全姓名或改用工号') }),
    ]);
    const [first] = people;
    expect((await auditor.list({ person: first?.staffNumber ?? '' })).people).toEqual({
      found: [expect.objectContaining({ personId: first?.id, unit: '局' })],
      isCut: false,
    });
  });

  test('shows what somebody did whom the roster does not know', async () => {
    await explorer.keep({
      actor: { account: { homePage: `${identifier()}/people`, name: 'gone' } },
    });
    expect((await auditor.list()).statements[0]?.who).toEqual({
      kind: 'other',
      name: '名册中没有的人员（gone）',
    });
  });

  test('of a course holds its lessons, sections, self-checks and quiz; of a lesson its sections', async () => {
    const actor = await explorer.addPerson();
    const at = (path: string) => ({ actor, object: { id: `${identifier()}/${path}` } });
    const parent = { id: `${identifier()}/courses/integrity/lessons/01-gifts` };
    const [course, quiz, lesson, section, check, other, story, dropped] = await explorer.keep(
      at('courses/integrity'),
      at('courses/integrity/quiz'),
      at('courses/integrity/lessons/01-gifts'),
      at('courses/integrity/lessons/01-gifts/sections/s2'),
      at('courses/integrity/lessons/01-gifts/self-checks/c1'),
      at('courses/integrity/lessons/02-relatives/sections/s1'),
      at('cases/counter/scenes/late'),
      {
        ...at('courses/integrity/lessons/01-gifts/sections/s77'),
        context: { contextActivities: { parent: [parent] } },
      },
    );
    const about = async (activity: string) => ids(await auditor.list({ activity })).reverse();
    expect(await about('integrity')).toEqual([course, quiz, lesson, section, check, other]);
    expect(await about('integrity/01-gifts')).toEqual([lesson, section, check, dropped]);
    expect(await about('integrity/quiz')).toEqual([quiz]);
    expect(await about('cases/counter')).toEqual([story]);
    expect(await about(`${identifier()}/courses/integrity`)).toEqual([
      course,
      quiz,
      lesson,
      section,
      check,
      other,
    ]);
    expect(await about(sectionIri(identifier(), 's2'))).toEqual([section]);
    expect(await about(activityIri(identifier(), { kind: 'case', case: 'nowhere' }))).toEqual([]);
  });

  test('is narrowed by verb, by its short name or its identifier', async () => {
    const actor = await explorer.addPerson();
    const [, passed] = await explorer.keep({ actor }, { actor, ...verb('passed') });
    for (const asked of ['passed', 'http://adlnet.gov/expapi/verbs/passed']) {
      expect(ids(await auditor.list({ verb: asked }))).toEqual([passed]);
    }
  });

  test('is narrowed by when it was recorded: whole days in Shanghai, or instants, both ends included', async () => {
    const actor = await explorer.addPerson();
    const kept: (string | undefined)[] = [];
    for (const at of [
      '2026-11-23T23:59:59.999+08:00',
      '2026-11-24T00:00:00+08:00',
      '2026-11-25T00:00:00+08:00',
    ]) {
      explorer.portal.clock.set(Date.parse(at));
      kept.push(...(await explorer.keep({ actor })));
    }
    const cookieStays = await explorer.as('auditor');
    const found = async (query: Record<string, string>) => ids(await cookieStays.list(query)).reverse();
    expect(await found({ from: '2026-11-24' })).toEqual(kept.slice(1));
    expect(await found({ to: '2026-11-23' })).toEqual(kept.slice(0, 1));
    expect(await found({ from: '2026-11-24', to: '2026-11-24' })).toEqual([kept[1]]);
    expect(await found({ from: '2026-11-23T16:00:00Z', to: '2026-11-24T16:00:00.000Z' })).toEqual(
      kept.slice(1),
    );
  });

  test('filters narrow together', async () => {
    const [one, other] = [await explorer.addPerson({ name: '李明' }), await explorer.addPerson()];
    const [wanted] = await explorer.keep({ actor: one }, { actor: other }, { actor: one, ...verb('passed') });
    const query = { person: '李明', verb: 'experienced', activity: 'integrity/01-gifts', from: '2026-11-23' };
    expect(ids(await auditor.list(query))).toEqual([wanted]);
  });

  test('leaves the reading in the audit log: who, when, what was asked for', async () => {
    const record = vi.spyOn(explorer.portal.deps.storage.audit, 'record');
    await auditor.list({ verb: 'passed', person: '李明' });
    expect(record.mock.calls).toEqual([
      [
        {
          atMs: explorer.portal.clock.now(),
          who: auditor.person.id,
          action: 'statements-read',
          detail: { search: 'person=李明&verb=passed', rows: 0 },
        },
      ],
    ]);
  });

  test.each([
    ['from', 'from=26.11.2026', '2026-11-23'],
    ['from', 'from=2026-02-30', '2026-11-23'],
    ['to', 'to=2026-11-23T09:00:00', '时区'],
    ['from', 'from=2026-11-24&to=2026-11-23', '对调'],
    ['verb', 'verb=exploded', 'experienced'],
    ['activity', 'activity=公正廉洁', '从目录里选'],
    ['cursor', 'cursor=x', 'next'],
    ['verb', 'verb=passed&verb=failed', '只能写一次'],
    ['person', `person=${'王'.repeat(101)}`, '最多 100'],
    ['', 'peson=王', 'person、activity、verb、from、to'],
  ])('a mistake in %s is named, with what would be right: %s', async (field, query, advice) => {
    const response = await auditor.get(`/api/statements?${encodeURI(query)}`);
    expect([response.statusCode, response.json()]).toEqual([
      400,
      expect.objectContaining({ field: `/${field}`, detail: expect.stringContaining(advice) }),
    ]);
  });

  test('an empty field of a form asks for nothing', async () => {
    expect((await auditor.list({ person: ' ', from: '', verb: '' })).people).toBeUndefined();
  });
});
