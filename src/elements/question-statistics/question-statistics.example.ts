/** The states of md-question-statistics. */
import type { ItemView, QuestionsView } from '../../domain/api/questions.ts';
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-question-statistics></md-question-statistics>';

const as = (role: Role): Example['answers'] => ({
  'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: [role] } }),
});

const courses = [
  { id: 'service', title: '服务人民' },
  { id: 'integrity', title: '公正廉洁' },
];
const listed: QuestionsView = { courses, items: [], enoughAnswers: 30 };

const nobody = { answers: 0, difficultyBasisPoints: null, discriminationHundredths: null };
const items: readonly ItemView[] = [
  {
    id: 'q01',
    objective: 'tell-once',
    kind: 'single',
    stem: '一位老人说手机不会拍照上传，你先做什么？',
    first: { answers: 812, difficultyBasisPoints: 7340, discriminationHundredths: 41 },
    all: { answers: 1130, difficultyBasisPoints: 7801, discriminationHundredths: 38 },
    flags: ['idleOption'],
    choices: [
      { what: 'option', text: '请他让家里人代办', right: false, first: 203, all: 236 },
      { what: 'option', text: '在窗口替他录入', right: true, first: 596, all: 881 },
      { what: 'option', text: '请他下周再来', right: false, first: 0, all: 0 },
      { what: 'open', text: '', right: false, first: 13, all: 13 },
    ],
    earlierAnswers: 40,
  },
  {
    id: 'q02',
    objective: 'tell-once',
    kind: 'fillIn',
    stem: '每年至少 ____ 学时。',
    first: { answers: 800, difficultyBasisPoints: 2810, discriminationHundredths: -12 },
    all: { answers: 800, difficultyBasisPoints: 2810, discriminationHundredths: -12 },
    flags: ['tooHard', 'negative'],
    choices: [
      { what: 'option', text: '90', right: false, first: 500, all: 500 },
      { what: 'option', text: '8', right: true, first: 225, all: 225 },
      { what: 'other', text: '', right: false, first: 70, all: 70 },
      { what: 'open', text: '', right: false, first: 5, all: 5 },
    ],
    earlierAnswers: 0,
  },
  {
    id: 'q03',
    objective: 'hand-over',
    kind: 'ordering',
    stem: '把接待的几步排好。',
    first: nobody,
    all: nobody,
    flags: [],
    choices: [
      { what: 'option', at: '1', text: '问清来意', right: true, first: 0, all: 0 },
      { what: 'open', text: '', right: false, first: 0, all: 0 },
    ],
    earlierAnswers: 0,
  },
];

const LIST = 'GET /api/questions';
const SERVICE = 'GET /api/questions?course=service';

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  {
    name: 'publisher',
    markup,
    answers: {
      ...as('publisher'),
      [LIST]: answer(listed),
      [SERVICE]: answer({ ...listed, course: 'service', items }),
      'GET /api/questions?course=integrity': answer({
        ...listed,
        course: 'integrity',
        items: items.slice(2),
      }),
    },
  },
  {
    name: 'in a quiz of one’s own',
    markup,
    answers: {
      ...as('administrator'),
      [LIST]: answer(listed),
      [SERVICE]: refusal(409, 'conflict', '您正在做这门课的测验，交卷以后再看题目分析。'),
    },
  },
];
