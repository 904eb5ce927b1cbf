/** What every course and case carries and what it claims, as rows for a table. */
import { formatCreditHours } from '../domain/base/centihours.ts';
import { claimableCentihours } from '../domain/policy/conversion.ts';
import { type Policy, policyFor } from '../domain/policy/policy.ts';
import { compilePolicy } from './compile-policy.ts';
import type { CaseSource, Content, CourseSource } from './content.ts';
import { caseRules, measureCase } from './measure-case.ts';
import { measureCourse, publicationYear } from './measure-course.ts';
import { messages } from './messages.ts';
import type { PublicationFields } from './schemas/publication.ts';

export interface HourTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of what is published. */
  readonly sum: string;
}

/** @param only - `courses/law`, `cases/two-trucks`; all of them when left out */
export function hourTable(content: Content, only?: string): HourTable {
  const policies = content.policies.map(compilePolicy);
  const courses = content.courses.filter(({ id }) => !only || only === `courses/${id}`);
  const cases = content.cases.filter(({ id }) => !only || only === `cases/${id}`);
  const heads = [...courses.map(({ file }) => file.value), ...cases.map(({ head }) => head.value)];
  const published = heads.filter(({ state }) => state === 'published');
  const claimed = published.reduce((sum, { creditHours }) => sum + creditHours, 0);
  return {
    head: messages.hours.head(),
    rows: [
      ...courses.map((course) => courseRow(course, policies)),
      ...cases.map((study) => caseRow(study, caseRules(policies))),
    ],
    sum: messages.hours.sum(published.length, formatCreditHours(claimed)),
  };
}

function courseRow(course: CourseSource, policies: readonly Policy[]): readonly string[] {
  const head = course.file.value;
  const policy = policyFor(policies, publicationYear(head));
  const { lessons, budgetSeconds } = measureCourse(course, policy.budget);
  const sum = (of: (lesson: (typeof lessons)[number]) => number) =>
    lessons.reduce((total, lesson) => total + of(lesson), 0);
  return [
    ...[course.id, ...stateCells(head), String(sum(({ characters }) => characters))],
    String(sum(({ selfChecks }) => selfChecks)),
    (sum(({ mediaSeconds }) => mediaSeconds) / 60).toFixed(1),
    String(course.quiz.file.value.draw.reduce((total, { count }) => total + count, 0)),
    ...hourCells({ policy, budgetSeconds, claimed: head.creditHours }),
  ];
}

function caseRow(study: CaseSource, policy: Policy): readonly string[] {
  const head = study.head.value;
  const { characters, decisions, budgetSeconds } = measureCase(study, policy.budget);
  return [
    ...[`cases/${study.id}`, ...stateCells(head), String(characters), '', '', String(decisions)],
    ...hourCells({ policy, budgetSeconds, claimed: head.creditHours }),
  ];
}

function stateCells({ state, version }: PublicationFields): readonly string[] {
  return [messages.hours.states[state], String(version)];
}

interface Hours {
  readonly policy: Policy;
  readonly budgetSeconds: number;
  readonly claimed: number;
}

function hourCells({ policy, budgetSeconds, claimed }: Hours): readonly string[] {
  return [
    (budgetSeconds / 60).toFixed(1),
    formatCreditHours(claimableCentihours(policy, budgetSeconds)),
    formatCreditHours(claimed),
  ];
}
