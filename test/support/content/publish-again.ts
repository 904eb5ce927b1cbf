/** Make changed content stand as what was published, so that tests may build from it. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { sha256Hex } from '../../../src/content/content-hash.ts';
import { hashCase, hashCourse } from '../../../src/content/fingerprint.ts';
import { ContentProblems } from '../../../src/content/problem.ts';
import { readContent } from '../../../src/content/read-content.ts';

/** The last recorded hash of everything becomes that of what stands there; versions and dates stay. */
export async function publishAgain(contentDir: string): Promise<void> {
  const read = await readContent(contentDir, { scope: 'preview' });
  if (!read.ok) throw new ContentProblems(read.failure);
  const { courses, cases, history } = read.value;
  const file = join(contentDir, 'history.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const course of courses) set('courses', course.id, hashCourse(course, sha256Hex));
  for (const study of cases) set('cases', study.id, hashCase(study, sha256Hex));
  writeFileSync(file, document.toString({ lineWidth: 0 }));

  function set(kind: 'courses' | 'cases', id: string, hash: string): void {
    const releases = history[kind][id];
    if (releases) document.setIn([kind, id, releases.length - 1, 'hash'], hash);
  }
}

/** A copy of the portal's own content. */
export function copyContent(root: string, to: string): string {
  const contentDir = join(to, 'content');
  cpSync(join(root, 'content'), contentDir, { recursive: true });
  return contentDir;
}
