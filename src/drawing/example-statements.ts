/** Statements of an invented record, for examples. */
import type { Party, StatementDetail, StatementItem } from '../domain/api/statements.ts';

export const ADL = 'http://adlnet.gov/expapi/verbs/';
const BASE = 'https://mingde.example';
const LESSON = `${BASE}/courses/integrity/lessons/01-gifts`;
const NAMES = ['王伟', '欧阳文博', '阿卜杜热合曼·买买提', '李䶮'];

/** The examples' ids, for tests: such as `…-000000000007`. */
export const exampleId = (at: number) => `6f1d2c7e-3a54-4c0b-9a44-${String(at).padStart(12, '0')}`;

function somebody(at: number): Party {
  return {
    kind: 'person',
    personId: `p-${at % 4}`,
    staffNumber: `0${100234500 + (at % 4)}`,
    name: NAMES[at % 4] ?? '',
    unit: at % 4 === 3 ? '江岸区行政审批局政务服务中心社会事务科' : '江岸区行政审批局',
  };
}

const KINDS: readonly Pick<StatementItem, 'verb' | 'did' | 'object' | 'success' | 'scorePercent'>[] = [
  {
    verb: `${ADL}experienced`,
    did: '学习了一节',
    object: { title: '门把手上的袋子', within: '公正廉洁 › 一张没有署名的卡', iri: `${LESSON}/sections/s1` },
  },
  {
    verb: `${ADL}answered`,
    did: '做了自测题',
    object: { title: '自测第 1 题', within: '公正廉洁 › 一张没有署名的卡', iri: `${LESSON}/self-checks/c1` },
    success: false,
  },
  {
    verb: `${ADL}passed`,
    did: '通过了测验',
    object: { title: '“公正廉洁”测验', iri: `${BASE}/courses/integrity/quiz` },
    success: true,
    scorePercent: 86,
  },
  {
    verb: `${ADL}initialized`,
    did: '打开了课文',
    object: { title: '一张没有署名的卡', within: '公正廉洁', iri: LESSON },
  },
];

export function item(at: number, overrides: Partial<StatementItem> = {}): StatementItem {
  const storedAt = new Date(Date.parse('2026-11-12T20:31:07+08:00') - at * 471_000).toISOString();
  const kind = KINDS[at % KINDS.length] as (typeof KINDS)[number];
  return { id: exampleId(at), storedAt, saidAt: storedAt, who: somebody(at), ...kind, ...overrides };
}

export function items(from: number, count: number): readonly StatementItem[] {
  return Array.from({ length: count }, (_, at) => item(from + at));
}

export function detail(at: number, overrides: Partial<StatementDetail> = {}): StatementDetail {
  const shown = item(at);
  const exact = `{"id":"${shown.id}","verb":{"id":"${shown.verb}"},"result":{"score":{"scaled":0.860}},"context":{},"note":"冒号: 逗号, {括号}"}`;
  return {
    ...shown,
    isVoided: false,
    authority: { kind: 'own', name: 'p-0' },
    exact,
    consequences: { credits: [] },
    ...overrides,
  };
}

export const credit = {
  entry: 'e-20417',
  index: 20_417,
  year: 2026,
  centihours: 100,
  title: '公正廉洁',
  postedAt: '2026-11-12T20:40:00+08:00',
  isReversed: false,
  completion: exampleId(70),
};

/** Whom a name may mean. */
export const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    personId: `w-${at}`,
    staffNumber: `0${100300000 + at}`,
    name: '王伟',
    ...(at % 5 === 4 ? {} : { unit: '江岸区行政审批局' }),
  }));
