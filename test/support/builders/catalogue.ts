/** Courses, lessons and questions, for tests. */
import {
  CATALOGUE_FORMAT,
  type CaseRecord,
  type Catalogue,
  type CourseRecord,
  type LessonRecord,
  type OptionKey,
  type Question,
  type QuizRecord,
} from '../../../src/domain/catalogue/catalogue.ts';
import { aPolicy } from './policy.ts';

const CONTENT_HASH = 'c0'.repeat(32);

/** Options `o1`, `o2`, … of which the ones named are right. */
export function optionsOf(count: number, ...right: readonly string[]): readonly OptionKey[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `o${at + 1}`;
    return { id, text: `选项 ${at + 1}`, right: right.includes(id) };
  });
}

export function aQuestion(overrides: Partial<Question> = {}): Question {
  return {
    id: 'q01',
    objective: 'spot-conflict',
    kind: 'single',
    stem: '亲属来申请你经办的事项，你先做什么？',
    options: optionsOf(4, 'o1'),
    explanation: '先申请回避，再由他人经办。',
    ...overrides,
  };
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
    ...overrides,
  };
}
