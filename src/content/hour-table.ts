/** What every course carries and what it claims, as rows for a table. */
import { formatCreditHours } from '../domain/base/centihours.ts';
import { claimableCentihours } from '../domain/catalogue/hour-budget.ts';
import { policyFor } from '../domain/policy/policy.ts';
import { compilePolicy } from './compile-policy.ts';
import type { Content, CourseSource } from './content.ts';
import { measureCourse, publicationYear } from './measure-course.ts';
import { messages } from './messages.ts';

export interface HourTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of the published courses. */
  readonly sum: string;
}

/** @param only - course ids; all of them when left out */
export function hourTable(content: Content, only?: readonly string[]): HourTable {
  const courses = content.courses.filter(({ id }) => !only || only.includes(id));
  const published = courses.filter(({ file }) => file.value.state === 'published');
  const claimed = published.reduce((sum, { file }) => sum + file.value.creditHours, 0);
  return {
    head: messages.hours.head(),
    rows: courses.map((course) => rowOf(course, content)),
    sum: messages.hours.sum(published.length, formatCreditHours(claimed)),
  };
}

function rowOf(course: CourseSource, content: Content): readonly string[] {
  const { state, version, creditHours, draw } = { ...course.file.value, draw: course.quiz.file.value.draw };
  const rates = policyFor(content.policies.map(compilePolicy), publicationYear(course.file.value)).budget;
  const { lessons, budgetSeconds } = measureCourse(course, rates);
  const sum = (of: (lesson: (typeof lessons)[number]) => number) =>
    lessons.reduce((total, lesson) => total + of(lesson), 0);
  return [
    course.id,
    messages.hours.states[state],
    String(version),
    String(sum(({ characters }) => characters)),
    String(sum(({ selfChecks }) => selfChecks)),
    (sum(({ mediaSeconds }) => mediaSeconds) / 60).toFixed(1),
    String(draw.reduce((total, { count }) => total + count, 0)),
    (budgetSeconds / 60).toFixed(1),
    formatCreditHours(claimableCentihours(budgetSeconds, rates)),
    formatCreditHours(creditHours),
  ];
}
