/** Make a filled-in example of a course, a case or a policy, ready to be rewritten. Never over something that is there. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { fail, type Result, succeed } from '../domain/base/result.ts';
import { messages } from './messages.ts';
import { SLUG } from './schemas/fields.ts';

export const NEW_KINDS = ['course', 'case', 'policy'] as const;
export type NewKind = (typeof NEW_KINDS)[number];

export interface NewRequest {
  readonly contentDir: string;
  readonly kind: NewKind;
  /** The folder's or file's name; the id for ever. */
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

const TEMPLATES = fileURLToPath(new URL('./templates/', import.meta.url));

/** @returns the path that was made, below the content folder, or why not; then nothing was written */
export async function newContent(request: NewRequest): Promise<Result<string, string>> {
  const { contentDir, kind, name } = request;
  if (!existsSync(contentDir)) return fail(messages.fresh.noContent(contentDir));
  if (!SLUG.test(name) || name.length > 60) return fail(messages.fresh.name(name));
  const path = pathOf(kind, name);
  if (existsSync(join(contentDir, path))) return fail(messages.fresh.exists(path));
  await MAKERS[kind](request, path);
  return succeed(path);
}

function pathOf(kind: NewKind, name: string): string {
  if (kind === 'course') return `courses/${name}`;
  return kind === 'case' ? `cases/${name}.mdx` : `policies/${name}.yaml`;
}

const MAKERS: Readonly<Record<NewKind, (request: NewRequest, path: string) => Promise<void>>> = {
  course: async ({ contentDir, today }, path) => {
    const target = join(contentDir, path);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(TEMPLATES, 'course'), target, { recursive: true, errorOnExist: true, force: false });
    await setDate(join(target, 'course.yaml'), today);
  },
  case: async ({ contentDir, today }, path) => {
    const target = join(contentDir, path);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(TEMPLATES, 'case/case.mdx'), target, { errorOnExist: true, force: false });
    await setDate(target, today);
  },
  policy: async ({ contentDir, today }, path) => {
    const text = nextPolicy(await policiesIn(contentDir), Number(today.slice(0, 4)) + 1);
    await writeFile(join(contentDir, path), text, { flag: 'wx' });
  },
};

async function setDate(file: string, today: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('2026-01-01', today));
}

async function policiesIn(contentDir: string): Promise<readonly string[]> {
  const folder = join(contentDir, 'policies');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

/** The newest rules once more, from the next year on: what changed is then changed in the copy. */
function nextPolicy(texts: readonly string[], fromYear: number): string {
  const documents = texts.map((text) => parseDocument(text));
  const newest = documents
    .sort((left, right) => Number(left.get('version')) - Number(right.get('version')))
    .at(-1);
  if (!newest) throw new Error('content/policies holds no policy to begin from');
  newest.set('version', Number(newest.get('version')) + 1);
  newest.set('fromYear', Math.max(fromYear, Number(newest.get('fromYear')) + 1));
  newest.delete('toYear');
  newest.commentBefore = messages.fresh.policyHeading();
  return newest.toString({ lineWidth: 0, flowCollectionPadding: false });
}
