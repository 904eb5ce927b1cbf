/**
 * Which courses and cases no learner may see yet: drafts, and what waits for its review. Told from one line of the
 * head, so that a draft that cannot be read is still known to be one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Unreleased {
  readonly courses: readonly string[];
  readonly cases: readonly string[];
}

/** The same but these: what others have under work stands in nobody's way. @param kept - ids */
export function otherUnreleased(contentDir: string, kept: readonly string[]): Unreleased {
  const { courses, cases } = unreleased(contentDir);
  const others = (ids: readonly string[]) => ids.filter((id) => !kept.includes(id));
  return { courses: others(courses), cases: others(cases) };
}

const STATE = /^state:[ \t]*["']?(?:draft|review)["']?[ \t]*(?:#.*)?$/m;
const HEAD = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/;

/** @param contentDir - an absolute path @returns ids */
export function unreleased(contentDir: string): Unreleased {
  const courses = namesIn(join(contentDir, 'courses')).filter((id) =>
    isUnreleased(readIfThere(join(contentDir, 'courses', id, 'course.yaml'))),
  );
  const cases = namesIn(join(contentDir, 'cases'))
    .filter((name) => name.endsWith('.mdx'))
    .filter((name) => isUnreleased(HEAD.exec(readIfThere(join(contentDir, 'cases', name)))?.[1] ?? ''))
    .map((name) => name.slice(0, -'.mdx'.length));
  return { courses, cases };
}

function isUnreleased(head: string): boolean {
  return STATE.test(head.replace(/\r\n?/g, '\n'));
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
