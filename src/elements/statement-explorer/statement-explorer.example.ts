/** The states of md-statement-explorer. */
import type { StatementDetail, StatementListView } from '../../domain/api/statements.ts';
import {
  type Answer,
  answer,
  aSession,
  type Example,
  refusal,
  signedIn,
  signedOut,
} from '../../drawing/example.ts';
import { ADL, credit, detail, exampleId, item, items, people } from '../../drawing/example-statements.ts';

const markup = `<md-statement-explorer><template>
  <optgroup label="公正廉洁">
    <option value="integrity">整门课程</option>
    <option value="integrity/01-gifts">第 1 课 一张没有署名的卡</option>
    <option value="integrity/quiz">测验</option>
  </optgroup>
  <optgroup label="案例"><option value="cases/counter">十点零五分</option></optgroup>
</template></md-statement-explorer>`;

const firstTold = detail(0, {
  saidAt: '2026-11-11T23:50:00+08:00',
  consequences: {
    section: { standing: 'first', year: 2026, first: exampleId(0), seenAt: item(0).storedAt },
    study: {
      title: '一张没有署名的卡',
      days: [
        { day: '2026-11-11', minutes: [] },
        { day: '2026-11-12', minutes: [1220, 1221, 1222, 1223, 1230] },
      ],
    },
    credits: [credit],
  },
});

const page = (view: Partial<StatementListView>): StatementListView => ({ statements: items(0, 3), ...view });
const auditor = answer({ ...aSession, person: { ...aSession.person, roles: ['learner', 'auditor'] } });
const desk = (answers: Readonly<Record<string, Answer>>) => ({ 'GET /api/session': auditor, ...answers });
const list = (view: Partial<StatementListView>, query = '') =>
  desk({ [`GET /api/statements${query}`]: answer(page(view)) });
const one = (shown: StatementDetail) => ({ [`GET /api/statements/${shown.id}`]: answer(shown) });

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'learner',
    markup,
    answers: {
      ...signedIn,
      'GET /api/statements': refusal(403, 'not-allowed', '您的账号没有查询学习记录的权限。'),
    },
  },
  {
    name: 'newest',
    markup,
    answers: {
      ...list({ statements: items(0, 50), next: '951' }),
      'GET /api/statements?cursor=951': answer(page({ statements: items(50, 12) })),
      'GET /api/statements?person=%E7%8E%8B%E4%BC%9F': answer(
        page({ people: { found: people(3), isCut: false } }),
      ),
      'GET /api/statements?person=0100300001': answer(
        page({ statements: items(0, 1), people: { found: people(1), isCut: false } }),
      ),
      'GET /api/statements?activity=integrity%2F01-gifts&verb=passed': answer(
        page({ statements: items(2, 1) }),
      ),
      'GET /api/statements?from=2026-11-13&to=2026-11-12': refusal(
        400,
        'invalid-request',
        '开始时间在结束时间之后，请对调或改正。',
        { field: '/from' },
      ),
      'GET /api/statements?activity=https%3A%2F%2Fa.cn%2Fx': answer(page({ statements: [] })),
      ...one(firstTold),
      ...one(detail(1, { consequences: { credits: [] } })),
    },
  },
  { name: 'nothing found', markup, answers: list({ statements: [] }) },
  {
    name: 'nobody of that name',
    markup,
    answers: list({ statements: [], people: { found: [], isCut: false } }),
  },
  { name: 'too many of that name', markup, answers: list({ people: { found: people(50), isCut: true } }) },
  {
    name: 'searched back',
    markup,
    answers: list({ next: '17', searchedBackTo: '2026-03-01T00:00:00+08:00' }),
  },
  {
    name: 'odd records',
    markup,
    answers: list({
      statements: [
        item(0, { who: { kind: 'other', name: '名册中没有的人员（8d1f）' } }),
        item(1, {
          verb: `${ADL}voided`,
          did: '作废了一条记录',
          object: { title: '学习了一节：门把手上的袋子', statement: exampleId(0) },
        }),
        item(2, {
          object: { title: 'https://a.cn/a-very-long-identifier/without-any-blank/in-it/0123456789' },
        }),
      ],
    }),
  },
  { name: 'out of reach', markup, answers: { 'GET /api/session': auditor } },
];

/** With one statement open: to be shown at `?statement=` and its id. */
export const openExamples: readonly (Example & { readonly statement: string })[] = [
  { name: 'first to tell', statement: firstTold.id, markup, answers: desk(one(firstTold)) },
  ...(
    [
      [
        'told before',
        detail(4, {
          consequences: { section: { standing: 'repeated', year: 2026, first: exampleId(0) }, credits: [] },
        }),
      ],
      [
        'a passed quiz',
        detail(2, {
          authority: { kind: 'server', name: '明德' },
          consequences: {
            attempt: {
              id: 'a-2',
              number: 2,
              state: 'passed',
              startedAt: '2026-11-12T20:10:00+08:00',
              closedAt: '2026-11-12T20:30:00+08:00',
              scorePercent: 86,
              right: 6,
              total: 7,
              courseTitle: '公正廉洁',
            },
            credits: [{ ...credit, isReversed: true }],
          },
        }),
      ],
      ['practice', detail(1)],
      [
        'the completion',
        detail(3, {
          verb: `${ADL}completed`,
          did: '学完了课程',
          consequences: { credits: [{ ...credit, completion: exampleId(3) }] },
        }),
      ],
      [
        'voided',
        detail(0, {
          isVoided: true,
          voidedBy: exampleId(90),
          authority: { kind: 'system', name: '干部网络学院' },
          consequences: { section: { standing: 'uncounted', year: 2026 }, credits: [] },
        }),
      ],
    ] as const
  ).map(([name, shown]) => ({ name, statement: shown.id, markup, answers: desk(one(shown)) })),
  {
    name: 'not there',
    statement: exampleId(404),
    markup,
    answers: desk({
      [`GET /api/statements/${exampleId(404)}`]: refusal(
        404,
        'not-found',
        '没有这条记录，或者它不在您可以查询的范围里。',
      ),
    }),
  },
];
