/** A questionnaire, for tests. */
import type { Questionnaire } from '../../../src/domain/evaluation/questionnaire.ts';

export function aQuestionnaire(overrides: Partial<Questionnaire> = {}): Questionnaire {
  return {
    ...{ id: 'courses', version: 1, title: '课程评估', for: 'courses', remark: '还有什么想说的？' },
    questions: [
      { id: 'useful', text: '有没有用？', low: '没有用', high: '很有用' },
      { id: 'clear', text: '讲得清楚吗？', low: '不清楚', high: '很清楚' },
    ],
    ...overrides,
  };
}
