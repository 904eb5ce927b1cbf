/** What is wrong in a content file, where, and what would be right. */
import { messages } from './messages.ts';

/** Both count from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Problem extends Position {
  /** As an author knows it: `content/courses/…`. */
  readonly file: string;
  readonly message: string;
}

export const TOP: Position = { line: 1, column: 1 };

/** What stands above and below a list of problems. */
export interface ReportWords {
  readonly heading: (count: number) => string;
  readonly ending: () => string;
}

/** Thrown when the content must be right and is not; the message is the whole readable list. */
export class ContentProblems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], words: ReportWords = messages.report.build) {
    super(formatProblems(problems, words));
    this.name = 'ContentProblems';
    this.problems = problems;
    // Authors read this in a terminal: where the check was called from tells them nothing.
    this.stack = '';
  }
}

/** By file, then by place; the same words at the same place once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const sorted = [...problems].sort(
    (left, right) => compare(left.file, right.file) || left.line - right.line || left.column - right.column,
  );
  return sorted.filter((problem, index) => formatProblem(problem) !== formatProblem(sorted[index - 1]));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

export function formatProblems(
  problems: readonly Problem[],
  { heading, ending }: ReportWords = messages.report.build,
): string {
  const lines = problems.map((problem) => `  ${formatProblem(problem)}`);
  return [heading(problems.length), '', ...lines, '', ending()].join('\n');
}

/** @returns an empty text when there are none */
export function formatWarnings(warnings: readonly Problem[]): string {
  if (warnings.length === 0) return '';
  const lines = warnings.map((warning) => `  ${formatProblem(warning)}`);
  return [messages.report.warnings(warnings.length), '', ...lines].join('\n');
}

function formatProblem(problem: Problem | undefined): string {
  return problem ? `${problem.file}:${problem.line}:${problem.column}  ${problem.message}` : '';
}
