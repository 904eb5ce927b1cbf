/** Read and check all of content/. Every problem is found before any is shown. */
import { fail, type Result, succeed } from '../domain/base/result.ts';
import { PRINCIPLE_IDS, TIER_IDS } from '../domain/catalogue/catalogue.ts';
import { checkBlocks } from './check-blocks.ts';
import { checkCase } from './check-case.ts';
import { checkComponents } from './check-components.ts';
import { checkCaseHours, checkHours } from './check-hours.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkPolicies, type PolicySource } from './check-policies.ts';
import { checkEditing, checkNothingLost, checkReleased } from './check-publication.ts';
import type { CaseSource, Content, CourseSource, PrincipleSource, TierSource } from './content.ts';
import { sha256Hex } from './content-hash.ts';
import { hashCase, hashCourse } from './fingerprint.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import { type Problem, sortProblems } from './problem.ts';
import { readCertificates } from './read-certificates.ts';
import { readCourse } from './read-course.ts';
import { readEvaluations } from './read-evaluations.ts';
import { Figures, type Folder, readFolder, reportIn, reportUnexpected } from './read-folder.ts';
import { checkTerms, readGlossary } from './read-glossary.ts';
import { type History, readHistory } from './read-history.ts';
import { readMdx } from './read-mdx.ts';
import { readNotices } from './read-notices.ts';
import { readRubrics } from './read-rubrics.ts';
import { readYaml } from './read-yaml.ts';
import { caseSchema } from './schemas/case.ts';
import { SLUG } from './schemas/fields.ts';
import type { TermEntry } from './schemas/glossary.ts';
import { pageSchema } from './schemas/page.ts';
import { policySchema } from './schemas/policy.ts';
import { portalSchema } from './schemas/portal.ts';
import { principleSchema } from './schemas/principle.ts';
import { tierSchema } from './schemas/tier.ts';
import { type Library, readSource, type Source } from './source.ts';
import { type Unreleased, unreleased } from './unreleased.ts';

/** Undefined when the glossary could not be read. */
type Terms = readonly TermEntry[] | undefined;

/**
 * `everything`: drafts too, and what was published must be what stands there · `preview`: the same, but published
 * content may be under revision · `site`: only what was published, whatever state the drafts are in
 */
export type Scope = 'everything' | 'preview' | 'site';

export interface ReadOptions {
  readonly scope?: Scope;
  /** Texts that are to stand instead of what files hold, by path below the content folder. */
  readonly overlay?: ReadonlyMap<string, string>;
  /** Not read at all; with the scope `site` whatever was not published. */
  readonly leftOut?: Unreleased;
}

/** @param contentDir - an absolute path @returns the content, or every problem in the order of files and lines */
export async function readContent(
  contentDir: string,
  { scope = 'everything', overlay, leftOut = leftOutOf(contentDir, scope) }: ReadOptions = {},
): Promise<Result<Content, readonly Problem[]>> {
  const library: Library = { contentDir, problems: [], warnings: [], ...(overlay ? { overlay } : {}) };
  const content = await readAll(library, leftOut);
  if (content.history && scope !== 'preview') checkHistory(content, content.history, leftOut);
  const { portal, history, glossary } = content;
  if (library.problems.length > 0 || !portal || !history || !glossary)
    return fail(sortProblems(library.problems));
  return succeed({
    ...content,
    portal,
    glossary,
    history: history.file,
    warnings: sortProblems(library.warnings),
  });
}

function leftOutOf(contentDir: string, scope: Scope): Unreleased {
  return scope === 'site' ? unreleased(contentDir) : { courses: [], cases: [] };
}

async function readAll(library: Library, leftOut: Unreleased) {
  const portal = await readYamlFile(library, 'portal.yaml', portalSchema);
  const history = await readHistory(library);
  const glossary = await readGlossary(library);
  const principles = await readPrinciples(library, glossary);
  const tiers = await readTiers(library);
  const policies = await readPolicies(library);
  const certificates = await readCertificates(library);
  const notices = await readNotices(library);
  const rubrics = await readRubrics(library);
  const evaluations = await readEvaluations(library);
  const courses = await readCourses(library, glossary, leftOut.courses);
  const cases = await readCases(library, glossary, leftOut.cases);
  await readPages(library, glossary);
  checkPolicies(policies);
  for (const course of courses) checkHours(course, policies);
  for (const study of cases) checkCaseHours(study, policies);
  return {
    portal: portal?.file.value,
    history,
    glossary,
    principles,
    tiers,
    policies,
    certificates,
    notices,
    rubrics,
    evaluations,
    courses,
    cases,
  };
}

function checkHistory(
  { courses, cases }: Pick<Content, 'courses' | 'cases'>,
  history: History,
  leftOut: Unreleased,
): void {
  for (const course of courses) {
    const { id, source, file } = course;
    const released = { name: `courses/${id}`, fields: file.value, hash: hashCourse(course, sha256Hex) };
    checkReleased(released, history.file.courses[id] ?? [], (path, message) =>
      source.report(file.at(path), message),
    );
  }
  for (const study of cases) {
    const { id, source, head } = study;
    const released = { name: `cases/${id}`, fields: head.value, hash: hashCase(study, sha256Hex) };
    checkReleased(released, history.file.cases[id] ?? [], (path, message) =>
      source.report(head.at(path), message),
    );
  }
  const known = (kind: 'courses' | 'cases', read: readonly { readonly id: string }[]) =>
    new Set([...read.map(({ id }) => id), ...leftOut[kind]]);
  checkNothingLost(history, { courses: known('courses', courses), cases: known('cases', cases) });
}

async function readYamlFile<Schema extends Parameters<typeof readYaml>[1]>(
  library: Library,
  path: string,
  schema: Schema,
) {
  const source = await readSource(library, path);
  const file = source && readYaml<Schema>({ source, text: source.text, firstLine: 1 }, schema);
  return source && file ? { source, file } : undefined;
}

/** The names of a folder's files of one kind, without their ending. */
async function namesIn(library: Library, path: string, ending: '.mdx' | '.yaml') {
  const folder = await readFolder(library, path);
  const accepts = ending === '.mdx' ? /\.(mdx|svg)$/ : /\.yaml$/;
  reportUnexpected(library, folder, accepts, messages.file.onlyKind(path, ending));
  const names = folder.files
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
  for (const name of names.filter((candidate) => !SLUG.test(candidate))) {
    reportIn(library, `${path}/${name}${ending}`, messages.file.slug(name));
  }
  return { folder, names };
}

/** Where the names are fixed, each must be there and no other. */
function checkFixedNames(library: Library, folder: Folder, fixed: readonly string[]): void {
  const ending = folder.path === 'tiers' ? '.yaml' : '.mdx';
  for (const file of folder.files.filter((name) => name.endsWith(ending))) {
    const name = file.slice(0, -ending.length);
    if (fixed.includes(name)) continue;
    reportIn(
      library,
      `${folder.path}/${file}`,
      messages.file.fixedNames(name, fixed, nearestName(name, fixed)),
    );
  }
}

async function readPrinciples(library: Library, terms: Terms): Promise<readonly PrincipleSource[]> {
  const { folder } = await namesIn(library, 'principles', '.mdx');
  checkFixedNames(library, folder, PRINCIPLE_IDS);
  const figures = await Figures.read(library, folder);
  const principles: PrincipleSource[] = [];
  for (const id of PRINCIPLE_IDS) {
    const source = await readSource(library, `principles/${id}.mdx`);
    const read = source && readProse(source, principleSchema, { figures, terms });
    if (read?.head) principles.push({ id, head: read.head.value });
  }
  figures.reportUnused();
  return principles.sort((left, right) => left.head.order - right.head.order);
}

async function readTiers(library: Library): Promise<readonly TierSource[]> {
  const { folder } = await namesIn(library, 'tiers', '.yaml');
  checkFixedNames(library, folder, TIER_IDS);
  const tiers: TierSource[] = [];
  for (const id of TIER_IDS) {
    const read = await readYamlFile(library, `tiers/${id}.yaml`, tierSchema);
    if (read) tiers.push({ id, file: read.file.value });
  }
  return tiers.sort((left, right) => left.file.order - right.file.order);
}

async function readPolicies(library: Library): Promise<readonly PolicySource[]> {
  const { names } = await namesIn(library, 'policies', '.yaml');
  if (names.length === 0) reportIn(library, 'policies', messages.file.noneOfKind('policies'));
  const policies: PolicySource[] = [];
  for (const id of names) {
    const read = await readYamlFile(library, `policies/${id}.yaml`, policySchema);
    if (read) policies.push({ id, ...read });
  }
  return policies;
}

async function readCourses(
  library: Library,
  terms: Terms,
  leftOut: readonly string[],
): Promise<readonly CourseSource[]> {
  const all = await readFolder(library, 'courses');
  const folders = all.folders.filter((id) => !leftOut.includes(id));
  if (all.folders.length === 0) reportIn(library, 'courses', messages.file.noneOfKind('courses'));
  const courses = await Promise.all(folders.map((id) => readCourse(library, id, terms)));
  const rank = (course: CourseSource) => PRINCIPLE_IDS.indexOf(course.file.value.principle);
  return courses.filter((course) => course !== undefined).sort((left, right) => rank(left) - rank(right));
}

async function readCases(
  library: Library,
  terms: Terms,
  leftOut: readonly string[],
): Promise<readonly CaseSource[]> {
  const { folder, names } = await namesIn(library, 'cases', '.mdx');
  const figures = await Figures.read(library, folder);
  const cases: CaseSource[] = [];
  for (const id of names.filter((name) => !leftOut.includes(name))) {
    const source = await readSource(library, `cases/${id}.mdx`);
    if (!source) continue;
    const { head, body } = readMdx(source, caseSchema);
    if (head) checkEditing(head.value, (path, message) => source.report(head.at(path), message));
    if (!body) continue;
    checkMarkdown(source, body, 'scenes');
    checkComponents(source, body, 'case');
    checkCase(source, head, body);
    checkBlocks(source, body);
    checkTerms(source, body, terms);
    const shown = figures.of(source, body);
    if (head) cases.push({ id, source, head, body, figures: shown });
  }
  // The figure of a case that is left out looks unused.
  if (leftOut.length === 0) figures.reportUnused();
  return cases;
}

async function readPages(library: Library, terms: Terms): Promise<void> {
  const { folder, names } = await namesIn(library, 'pages', '.mdx');
  const figures = await Figures.read(library, folder);
  for (const name of names) {
    const source = await readSource(library, `pages/${name}.mdx`);
    if (source) readProse(source, pageSchema, { figures, terms });
  }
  figures.reportUnused();
}

function readProse<Schema extends Parameters<typeof readMdx>[1]>(
  source: Source,
  schema: Schema,
  { figures, terms }: { readonly figures: Figures; readonly terms: Terms },
) {
  const { head, body } = readMdx<Schema>(source, schema);
  if (body) {
    checkMarkdown(source, body, 'sections');
    checkComponents(source, body, 'prose');
    checkBlocks(source, body);
    checkTerms(source, body, terms);
    figures.of(source, body);
  }
  return { head };
}
