/** Quizzes that cannot be drawn, answered or told apart. */
import { type Broken, COURSE, QUIZ, replaced } from './broken.ts';

export const BROKEN_QUIZZES: readonly Broken[] = [
  {
    name: 'two right in a single',
    changes: [
      replaced(
        QUIZ,
        '      - text: 选项丙\n    explanation: 因为如此。\n  - id: q02',
        '      - text: 选项丙\n        right: true\n    explanation: 因为如此。\n  - id: q02',
      ),
    ],
    problems: ['courses/sample/quiz.yaml:10:5 单选题（single）只能有一个 right: true，现在有 2 个。'],
  },
  {
    name: 'one right in a multiple',
    changes: [
      replaced(
        QUIZ,
        '      - text: 选项甲\n        right: true\n      - text: 选项乙\n        right: true',
        '      - text: 选项甲\n      - text: 选项乙\n        right: true',
      ),
    ],
    problems: ['courses/sample/quiz.yaml:20:5 多选题（multiple）至少要有两个 right: true，现在有 1 个。'],
  },
  {
    name: 'all right in a multiple',
    changes: [
      replaced(
        QUIZ,
        '      - text: 选项丙\n    explanation: 因为如此。\n  - id: q03',
        '      - text: 选项丙\n        right: true\n    explanation: 因为如此。\n  - id: q03',
      ),
    ],
    problems: [
      'courses/sample/quiz.yaml:20:5 多选题（multiple）至少要有一个错误选项，现在全部标了 right: true。',
    ],
  },
  {
    name: 'two options',
    changes: [
      replaced(
        QUIZ,
        '      - text: 选项丙\n    explanation: 因为如此。\n  - id: q02',
        '    explanation: 因为如此。\n  - id: q02',
      ),
    ],
    problems: ['courses/sample/quiz.yaml:10:5 至少要有 3 项。'],
  },
  {
    name: 'options that say the same',
    changes: [replaced(QUIZ, 'text: 选项丙', 'text: 选项甲')],
    problems: ['courses/sample/quiz.yaml:14:9 两个选项写得一样：“选项甲”。请改掉一个。'],
  },
  {
    name: 'an unknown kind',
    changes: [replaced(QUIZ, 'kind: single', 'kind: singel')],
    problems: [
      'courses/sample/quiz.yaml:8:5 “singel”不认识。是不是想写“single”？可以写的有：single、multiple、trueFalse、matching、ordering、fillIn、scenario。',
    ],
  },
  {
    name: 'a true-or-false without an answer',
    changes: [replaced(QUIZ, '    answer: false\n', '')],
    problems: ['courses/sample/quiz.yaml:27:5 缺少“answer”。请补上。'],
  },
  {
    name: 'a question without an explanation',
    changes: [replaced(QUIZ, '    answer: false\n    explanation: 因为如此。\n', '    answer: false\n')],
    problems: ['courses/sample/quiz.yaml:27:5 缺少“explanation”。请补上。'],
  },
  {
    name: 'a question id twice',
    changes: [replaced(QUIZ, 'id: q02', 'id: q01')],
    problems: ['courses/sample/quiz.yaml:16:5 题号“q01”已经用过。每题一个编号，删掉的题的编号也不再使用。'],
  },
  {
    name: 'a question with an unknown objective',
    changes: [
      replaced(QUIZ, '  - id: q03\n    objective: say-it-all', '  - id: q03\n    objective: say-it'),
      replaced(QUIZ, 'count: 2', 'count: 1'),
      replaced(COURSE, 'creditHours: 0.05', 'creditHours: 0.03'),
    ],
    problems: [
      'courses/sample/quiz.yaml:28:5 学习目标“say-it”不认识。可以写的有：say-it-all。',
      'courses/sample/quiz.yaml:28:5 draw 里没有目标“say-it”，这道题永远抽不到。请在 draw 里加上它，或者换一个目标。',
    ],
  },
  {
    name: 'a pool no larger than the draw',
    changes: [replaced(QUIZ, 'count: 2', 'count: 3')],
    problems: [
      'courses/sample/quiz.yaml:4:5 目标“say-it-all”要抽 3 题，题库里只有 3 题。题库要比抽题数多，至少 4 题；请加题，或者减少 count。',
    ],
  },
  {
    name: 'an objective drawn twice',
    changes: [replaced(QUIZ, '    count: 2\n', '    count: 2\n  - objective: say-it-all\n    count: 1\n')],
    problems: ['courses/sample/quiz.yaml:5:5 目标“say-it-all”在 draw 里出现了两次。请合并成一条。'],
  },
];
