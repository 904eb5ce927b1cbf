/** Courses, lessons and questions, for tests. */
import {
  CATALOGUE_FORMAT,
  type CaseRecord,
  type Catalogue,
  type Choice,
  type CourseRecord,
  type FillIn,
  type LessonRecord,
  type Matching,
  type OptionKey,
  type Ordering,
  type Question,
  type QuizRecord,
  type Scenario,
} from '../../../src/domain/catalogue/catalogue.ts';
import { aQuestionnaire } from './evaluation.ts';
import { aPolicy } from './policy.ts';
import { aRubric } from './written.ts';

const CONTENT_HASH = 'c0'.repeat(32);

/** Options `o1`, `o2`, … of which the ones named are right. */
export function optionsOf(count: number, ...right: readonly string[]): readonly OptionKey[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `o${at + 1}`;
    return { id, text: `选项 ${at + 1}`, right: right.includes(id) };
  });
}

type Common = Omit<Question, 'kind'>;

function common(overrides: Partial<Common>): Common {
  const id = overrides.id ?? 'q01';
  return {
    id,
    objective: 'spot-conflict',
    stem: '亲属来申请你经办的事项，你先做什么？',
    explanation: '先申请回避，再由他人经办。',
    wording: `wording-of-${id}`,
    ...overrides,
  };
}

/** A question with options; the other kinds have builders of their own. */
export function aQuestion(overrides: Partial<Common & Choice> = {}): Question & Choice {
  const { kind = 'single', options = optionsOf(4, 'o1'), ...rest } = overrides;
  return { ...common(rest), kind, options };
}

export function aMatching(overrides: Partial<Common & Matching> = {}): Question & Matching {
  const { rows, options, ...rest } = overrides;
  return {
    ...common({ id: 'm01', stem: '把做法和该走的程序配起来。', ...rest }),
    kind: 'matching',
    rows: rows ?? [
      { id: 'r1', text: '亲属来办事', option: 'o1' },
      { id: 'r2', text: '收到推不掉的礼品', option: 'o2' },
      { id: 'r3', text: '熟人来请托', option: 'o2' },
    ],
    options: options ?? [
      { id: 'o1', text: '申请回避' },
      { id: 'o2', text: '登记' },
      { id: 'o3', text: '公示' },
    ],
  };
}

export function anOrdering(overrides: Partial<Common & Ordering> = {}): Question & Ordering {
  const { options, ...rest } = overrides;
  return {
    ...common({ id: 's01', stem: '把处理礼品的几步排好。', ...rest }),
    kind: 'ordering',
    options:
      options ?? ['当面谢绝', '推不掉时收下', '登记', '上交'].map((text, at) => ({ id: `o${at + 1}`, text })),
  };
}

export function aFillIn(overrides: Partial<Common & FillIn> = {}): Question & FillIn {
  const { expects = '一个整数', accepted = ['8', '八'], ...rest } = overrides;
  return {
    ...common({ id: 'f01', stem: '每年至少 ____ 学时。', ...rest }),
    kind: 'fillIn',
    expects,
    accepted,
  };
}

export function aScenario(overrides: Partial<Common & Scenario> = {}): Question & Scenario {
  const { situation = '表弟的公司来投标，你在评审组里。', parts, ...rest } = overrides;
  return {
    ...common({ id: 'c01', stem: '读下面的情境，回答问题。', ...rest }),
    kind: 'scenario',
    situation,
    parts: parts ?? [
      { id: 'p1', kind: 'single', stem: '先做什么？', options: optionsOf(3, 'o2') },
      { id: 'p2', kind: 'multiple', stem: '哪些要写进记录？', options: optionsOf(4, 'o1', 'o4') },
      { id: 'p3', kind: 'trueFalse', stem: '回避以后可以旁听。', options: optionsOf(2, 'o2') },
    ],
  };
}

/** One question of every kind, all of them drawn. */
export function aQuizOfAllKinds(): QuizRecord {
  const questions = [
    aQuestion({ id: 'k1' }),
    aQuestion({ id: 'k2', kind: 'multiple', options: optionsOf(4, 'o1', 'o3') }),
    aQuestion({ id: 'k3', kind: 'trueFalse', options: optionsOf(2, 'o2') }),
    aMatching(),
    anOrdering(),
    aFillIn(),
    aScenario(),
  ];
  const draw = [{ objective: 'spot-conflict', count: questions.length }];
  return { passPercent: 80, draw, questions, contentHash: CONTENT_HASH };
}

/** Five questions are drawn out of seven, so that four right ones are exactly the 80 % to pass. */
export function aQuiz(overrides: Partial<QuizRecord> = {}): QuizRecord {
  return {
    passPercent: 80,
    draw: [
      { objective: 'spot-conflict', count: 3 },
      { objective: 'say-no', count: 2 },
    ],
    questions: [
      aQuestion({ id: 'q01' }),
      aQuestion({ id: 'q02', kind: 'multiple', options: optionsOf(4, 'o1', 'o3') }),
      aQuestion({ id: 'q03', kind: 'trueFalse', options: optionsOf(2, 'o2') }),
      aQuestion({ id: 'q04', options: optionsOf(3, 'o3') }),
      aQuestion({ id: 'q05', objective: 'say-no' }),
      aQuestion({
        id: 'q06',
        objective: 'say-no',
        kind: 'multiple',
        options: optionsOf(5, 'o2', 'o4', 'o5'),
      }),
      aQuestion({ id: 'q07', objective: 'say-no', options: optionsOf(3, 'o2') }),
    ],
    contentHash: CONTENT_HASH,
    ...overrides,
  };
}

/** The slug follows the id, so that a test names a lesson once. */
export function aLesson(overrides: Partial<LessonRecord> = {}): LessonRecord {
  const id = overrides.id ?? 'integrity/01-gifts';
  return {
    id,
    slug: id.split('/')[1] ?? id,
    title: '一张没有署名的卡',
    sections: [
      { id: 's1', title: '门把手上的袋子', characters: 450, silentCharacters: 600 },
      { id: 's2', title: '退回去之前', characters: 450, silentCharacters: 450 },
    ],
    checks: [
      {
        ...{ id: 'k1', section: 's1', question: '门把手上挂着什么？' },
        ...{ right: '一只袋子', wrong: ['一把伞', '一张通知'] },
      },
      {
        ...{ id: 'k2', section: 's2', question: '这一节讲的是什么？' },
        ...{ right: '退回去之前', wrong: ['一把钥匙', '他是我表弟'] },
      },
    ],
    characters: 900,
    selfChecks: 1,
    mediaSeconds: 0,
    budgetSeconds: 210,
    minimumMinutes: 2,
    contentHash: CONTENT_HASH,
    ...overrides,
  };
}

export function aCourse(overrides: Partial<CourseRecord> = {}): CourseRecord {
  return {
    id: 'integrity',
    title: '公正廉洁',
    summary: '公私分得开，人情挡得住。',
    principle: 'integrity',
    state: 'published',
    version: 1,
    creditCentihours: 100,
    tiers: ['leader', 'window', 'grassroots', 'enforcement'],
    trainingKinds: ['induction', 'promotion', 'inService'],
    objectives: [
      { id: 'spot-conflict', text: '在办事前认出与自己有关的利益冲突' },
      { id: 'say-no', text: '当面谢绝礼物而不伤情面' },
    ],
    lessons: [aLesson(), aLesson({ id: 'integrity/02-relatives', title: '他是我表弟' })],
    quiz: aQuiz(),
    budgetSeconds: 720,
    contentHash: CONTENT_HASH,
    ...overrides,
  };
}

/** Two decisions, of which the first may lead straight to an ending. */
export function aCase(overrides: Partial<CaseRecord> = {}): CaseRecord {
  return {
    id: 'counter',
    title: '十点零五分',
    principle: 'service',
    state: 'published',
    version: 1,
    start: 'counter',
    scenes: [
      { id: 'counter', title: '十点零五分', leadsTo: ['ask-back', 'late'] },
      { id: 'ask-back', title: '问回去', leadsTo: ['late', 'done'] },
      { id: 'late', title: '晚了', leadsTo: [] },
      { id: 'done', title: '办成了', leadsTo: [] },
    ],
    creditCentihours: 11,
    characters: 600,
    decisions: 1,
    budgetSeconds: 210,
    minimumMinutes: 2,
    contentHash: 'ca'.repeat(32),
    ...overrides,
  };
}

export function aCatalogue(overrides: Partial<Catalogue> = {}): Catalogue {
  return {
    format: CATALOGUE_FORMAT,
    portal: {
      name: '明德',
      organiser: '样例市公务员主管部门',
      issuer: '样例市公务员主管部门',
      identifier: 'https://mingde.example.gov.cn/id',
    },
    principles: [{ id: 'integrity', title: '公正廉洁', seal: '廉' }],
    courses: [aCourse()],
    cases: [aCase()],
    policies: [aPolicy()],
    rubrics: [aRubric()],
    evaluations: [aQuestionnaire()],
    ...overrides,
  };
}
