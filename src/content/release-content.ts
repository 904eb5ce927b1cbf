/**
 * Publish a new version of a course or a case, or retire one: the head gets its state, content/history.yaml its line.
 * The whole content is checked as it would stand before anything is written.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { fail, type Result, succeed } from '../domain/base/result.ts';
import type { Content } from './content.ts';
import { sha256Hex } from './content-hash.ts';
import { hashCase, hashCourse } from './fingerprint.ts';
import { messages } from './messages.ts';
import { formatProblems, type Problem } from './problem.ts';
import { readContent } from './read-content.ts';
import { HISTORY_FILE } from './read-history.ts';
import type { Release } from './schemas/history.ts';
import type { PublicationFields } from './schemas/publication.ts';
import { otherUnreleased } from './unreleased.ts';

export interface ReleaseRequest {
  readonly contentDir: string;
  /** `courses/law`, `cases/two-trucks`, or the last part alone where it is clear. */
  readonly name: string;
  readonly reviewer: string;
  readonly note: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

export interface Released {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
}

/** @returns what was published, or why not in words for the author; then nothing was written */
export async function publishContent(request: ReleaseRequest): Promise<Result<Released, string>> {
  const found = await findItem(request);
  if (!found.ok) return found;
  const item = found.value;
  const { fields, hash, releases } = item;
  const last = releases.at(-1);
  if (fields.state === 'draft') return fail(messages.release.isDraft(item.name));
  if (fields.state === 'published' && last?.hash === hash)
    return fail(messages.release.same(item.name, last.version));
  const version = last ? last.version + 1 : 1;
  const { date, note, reviewer } = request;
  const changes = [...fields.changes.filter((change) => change.version < version), { version, date, note }];
  const head = { state: 'published', version, reviewer, changes };
  const release = { version, date, hash, author: fields.author, reviewer, note };
  return write(request, item, { head, releases: [...releases, release] });
}

/** @returns what was retired, or why not; then nothing was written */
export async function retireContent(request: ReleaseRequest): Promise<Result<Released, string>> {
  const found = await findItem(request);
  if (!found.ok) return found;
  const item = found.value;
  const last = item.releases.at(-1);
  if (item.fields.state !== 'published' || !last) return fail(messages.release.notPublished(item.name));
  if (last.hash !== item.hash) return fail(messages.publication.changed(item.name, last.version));
  const { date, note, reviewer } = request;
  const release = { ...last, retired: { date, reviewer, note } };
  return write(request, item, {
    head: { state: 'retired' },
    releases: [...item.releases.slice(0, -1), release],
  });
}

interface Item {
  readonly kind: 'courses' | 'cases';
  readonly id: string;
  /** `<kind>/<id>` */
  readonly name: string;
  /** The file with the head, below the content folder. */
  readonly path: string;
  readonly fields: PublicationFields;
  readonly hash: string;
  readonly releases: readonly Release[];
}

async function findItem({ contentDir, name, reviewer, note }: ReleaseRequest): Promise<Result<Item, string>> {
  if (reviewer.trim() === '' || note.trim() === '') return fail(messages.release.emptyWords());
  // Content under revision is what is to be published, so that it differs is no problem yet.
  const wanted = name.replace(/^content\//, '').replace(/\/(?:course\.yaml)?$|\.mdx$/, '');
  const leftOut = otherUnreleased(contentDir, [wanted.replace(/^.*\//, '')]);
  const read = await readContent(contentDir, { scope: 'preview', leftOut });
  if (!read.ok) return fail(formatProblems(read.failure, messages.report.checked));
  const items = itemsOf(read.value);
  const matching = items.filter((item) => item.name === wanted || item.id === wanted);
  const [item, other] = matching;
  if (!item)
    return fail(
      messages.release.unknown(
        name,
        items.map((each) => each.name),
      ),
    );
  return other
    ? fail(
        messages.release.unclear(
          name,
          matching.map((each) => each.name),
        ),
      )
    : succeed(item);
}

function itemsOf({ courses, cases, history }: Content): readonly Item[] {
  return [
    ...courses.map((course) => ({
      ...{ kind: 'courses' as const, id: course.id, name: `courses/${course.id}` },
      ...{ path: `courses/${course.id}/course.yaml`, fields: course.file.value },
      hash: hashCourse(course, sha256Hex),
      releases: history.courses[course.id] ?? [],
    })),
    ...cases.map((study) => ({
      ...{ kind: 'cases' as const, id: study.id, name: `cases/${study.id}` },
      ...{ path: `cases/${study.id}.mdx`, fields: study.head.value },
      hash: hashCase(study, sha256Hex),
      releases: history.cases[study.id] ?? [],
    })),
  ];
}

interface Plan {
  readonly head: Readonly<Record<string, unknown>>;
  readonly releases: readonly Release[];
}

async function write(
  { contentDir }: ReleaseRequest,
  item: Item,
  { head, releases }: Plan,
): Promise<Result<Released, string>> {
  const text = await readFile(join(contentDir, item.path), 'utf8');
  const history = await readFile(join(contentDir, HISTORY_FILE), 'utf8').catch(() => '');
  const planned = new Map([
    [item.path, withHead(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), item.path, head)],
    [HISTORY_FILE, withReleases(history, item, releases)],
  ]);
  const leftOut = otherUnreleased(contentDir, [item.id]);
  const check = await readContent(contentDir, { overlay: planned, leftOut });
  const problems = check.ok ? [] : check.failure.filter((problem) => concerns(problem, item));
  if (problems.length > 0) return fail(formatProblems(problems, messages.report.checked));
  for (const [path, content] of planned) await writeWhole(join(contentDir, path), content);
  const last = releases.at(-1);
  return succeed({ name: item.name, version: last?.version ?? 0, hash: last?.hash ?? '' });
}

/** Others may be under revision at the same time, which is none of this one's business. */
function concerns({ file }: Problem, { name }: Item): boolean {
  const path = file.slice(file.indexOf('/') + 1);
  return path === HISTORY_FILE || path === `${name}.mdx` || path.startsWith(`${name}/`);
}

/** A file is the old one or the new one, never half of it. */
async function writeWhole(path: string, content: string): Promise<void> {
  const beside = `${path}.~new`;
  await writeFile(beside, content);
  await rename(beside, path);
}

/** Comments and the order of fields stay as the author wrote them. */
function withHead(text: string, path: string, fields: Readonly<Record<string, unknown>>): string {
  if (!path.endsWith('.mdx')) return withFields(text, fields);
  const [, head = '', rest = ''] = /^---\n([\s\S]*?\n)(---[\s\S]*)$/.exec(text) ?? [];
  return `---\n${withFields(head, fields)}${rest}`;
}

function withFields(yaml: string, fields: Readonly<Record<string, unknown>>): string {
  const document = parseDocument(yaml);
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'reviewer' && !document.has(name)) insertAfter(document, 'author', name, value);
    else document.set(name, document.createNode(value));
  }
  return document.toString(LAYOUT);
}

function insertAfter(document: Document, before: string, name: string, value: unknown): void {
  const map = document.contents;
  if (!(map instanceof YAMLMap)) return;
  const at = map.items.findIndex((pair) => String(pair.key) === before);
  map.items.splice(at + 1, 0, document.createPair(name, value));
}

/** Long lines are not folded, as authors write them. */
const LAYOUT = { lineWidth: 0, flowCollectionPadding: false } as const;

const HISTORY_HEADING =
  ' 发布记录：由 mingde content publish 和 retire 写入，不要手工修改。hash 是内容的指纹。';

function withReleases(yaml: string, { kind, id }: Item, releases: readonly Release[]): string {
  const document = yaml.trim() === '' ? new Document({ courses: {}, cases: {} }) : parseDocument(yaml);
  document.commentBefore ??= HISTORY_HEADING;
  const node = document.createNode(releases);
  document.setIn([kind, id], node);
  sortById(document.get(kind));
  return document.toString(LAYOUT);
}

function sortById(map: unknown): void {
  if (!(map instanceof YAMLMap)) return;
  map.flow = false;
  map.items.sort((left, right) => (String(left.key) < String(right.key) ? -1 : 1));
  for (const { value } of map.items) if (value instanceof YAMLSeq) value.flow = false;
}
