/** `mingde content check`: every problem at once, then what the courses carry. */
import { relative, resolve, sep } from 'node:path';
import { hourTable } from '../../../src/content/hour-table.ts';
import { messages } from '../../../src/content/messages.ts';
import { places } from '../../../src/content/places.ts';
import { formatProblems, formatWarnings, type Problem } from '../../../src/content/problem.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { OperatorError } from '../../ports/operator-error.ts';
import { textTable } from '../text-table.ts';

export async function checkContent(path?: string): Promise<void> {
  const { contentDir } = places();
  const part = path === undefined ? '' : partOf(contentDir, path);
  const read = await readContent(contentDir);
  if (!read.ok) {
    const problems = read.failure.filter((problem) => isWithin(problem, part));
    const others = read.failure.length - problems.length;
    if (problems.length > 0) throw new OperatorError(formatProblems(problems, messages.report.checked));
    console.log(messages.command.partIsRight(part, others));
    return;
  }
  const warnings = formatWarnings(read.value.warnings.filter((warning) => isWithin(warning, part)));
  if (warnings !== '') console.log(`${warnings}\n`);
  const item = /^(?:courses\/[^/]+|cases\/[^/]+?(?=\.mdx$))/.exec(part)?.[0];
  const table = hourTable(read.value, item);
  if (part === '' || item !== undefined) console.log(`${textTable(table.head, table.rows)}\n`);
  if (part === '') console.log(table.sum);
  console.log(messages.command.right());
}

/** @returns the path below the content folder, with forward slashes; empty for all of it */
function partOf(contentDir: string, path: string): string {
  const inside = relative(contentDir, resolve(path)).split(sep).join('/');
  if (inside.startsWith('..')) throw new OperatorError(messages.command.outside(path));
  return inside;
}

function isWithin({ file }: Problem, part: string): boolean {
  const path = file.slice(file.indexOf('/') + 1);
  return part === '' || path === part || path.startsWith(`${part}/`);
}
