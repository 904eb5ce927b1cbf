/** Read one course: course.yaml, its lessons in order, its quiz, its figures. */
import { checkBlocks } from './check-blocks.ts';
import { checkComponents } from './check-components.ts';
import { checkPassageChecks, checkSections, checkSelfChecks } from './check-lesson.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkEditing } from './check-publication.ts';
import { checkQuiz } from './check-quiz.ts';
import type { CourseSource, LessonSource } from './content.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import { Figures, type Folder, readFolder, reportIn, reportUnexpected } from './read-folder.ts';
import { checkTerms } from './read-glossary.ts';
import { readMdx } from './read-mdx.ts';
import { Media } from './read-media.ts';
import { type Located, readYaml } from './read-yaml.ts';
import { type CourseFile, courseSchema } from './schemas/course.ts';
import { SLUG } from './schemas/fields.ts';
import type { TermEntry } from './schemas/glossary.ts';
import { lessonSchema } from './schemas/lesson.ts';
import { quizSchema } from './schemas/quiz.ts';
import { type Library, readSource } from './source.ts';

const LESSON_NAME = /^\d{2}-[a-z0-9][a-z0-9-]*\.mdx$/;

/** @returns undefined when a part is missing or cannot be read; problems are reported */
export async function readCourse(
  library: Library,
  id: string,
  terms: readonly TermEntry[] | undefined,
): Promise<CourseSource | undefined> {
  const folder = await readFolder(library, `courses/${id}`);
  if (!SLUG.test(id)) reportIn(library, folder.path, messages.file.slug(id));
  reportUnexpected(
    library,
    folder,
    /^(course|quiz)\.yaml$|\.(mdx|svg|mp3|m4a|mp4|vtt)$/,
    messages.file.inCourse(),
  );
  const source = await readSource(library, `${folder.path}/course.yaml`);
  const file = source && readYaml({ source, text: source.text, firstLine: 1 }, courseSchema);
  if (source && file) {
    const report: Report = (path, message) => source.report(file.at(path), message);
    checkEditing(file.value, report);
    checkObjectives(file, report);
  }
  const objectives = file?.value.objectives.map((objective) => objective.id);
  const lessons = await readLessons(library, folder, { objectives, terms });
  const quiz = await readQuiz(library, folder, objectives);
  if (!source || !file || !lessons || !quiz) return undefined;
  const course = { id, source, file, lessons, quiz };
  checkTaught(course);
  return course;
}

type Report = (path: readonly PropertyKey[], message: string) => void;

function checkObjectives(file: Located<CourseFile>, report: Report): void {
  const { objectives } = file.value;
  objectives.forEach(({ id }, index) => {
    const isFirst = objectives.findIndex((objective) => objective.id === id) === index;
    if (!isFirst) report(['objectives', index, 'id'], messages.field.repeated(id));
  });
}

function checkTaught({ source, file, lessons }: CourseSource): void {
  const taught = new Set(lessons.flatMap((lesson) => lesson.head.value.objectives));
  file.value.objectives.forEach(({ id }, index) => {
    if (!taught.has(id)) source.report(file.at(['objectives', index, 'id']), messages.course.untaught(id));
  });
}

async function readLessons(
  library: Library,
  folder: Folder,
  known: KnownNames,
): Promise<readonly LessonSource[] | undefined> {
  const names = folder.files.filter((name) => name.endsWith('.mdx'));
  if (names.length === 0) reportIn(library, folder.path, messages.file.noLessons());
  checkLessonNames(library, folder, names);
  const figures = await Figures.read(library, folder);
  const media = await Media.read(library, folder);
  const lessons = await Promise.all(
    names.map((name) => readLesson(library, `${folder.path}/${name}`, { figures, media, ...known })),
  );
  const read = lessons.filter((lesson) => lesson !== undefined);
  const isWhole = read.length === names.length && read.length > 0;
  // A lesson that could not be read may show the figure that looks unused.
  if (isWhole) {
    figures.reportUnused();
    media.reportUnused();
  }
  return isWhole ? read : undefined;
}

function checkLessonNames(library: Library, folder: Folder, names: readonly string[]): void {
  names.forEach((name, index) => {
    const expected = String(index + 1).padStart(2, '0');
    const path = `${folder.path}/${name}`;
    if (!LESSON_NAME.test(name)) reportIn(library, path, messages.file.lessonName(name));
    else if (!name.startsWith(expected))
      reportIn(library, path, messages.file.lessonOrder(name.slice(0, 2), expected));
  });
}

/** What lessons may name; undefined where it could not be read. */
interface KnownNames {
  readonly objectives: readonly string[] | undefined;
  readonly terms: readonly TermEntry[] | undefined;
}

interface LessonSurroundings extends KnownNames {
  readonly figures: Figures;
  readonly media: Media;
}

async function readLesson(
  library: Library,
  path: string,
  { figures, media, objectives, terms }: LessonSurroundings,
): Promise<LessonSource | undefined> {
  const source = await readSource(library, path);
  if (!source) return undefined;
  const { head, body } = readMdx(source, lessonSchema);
  if (head && objectives) {
    head.value.objectives.forEach((id, index) => {
      if (objectives.includes(id)) return;
      const message = messages.course.unknownObjective(id, objectives, nearestName(id, objectives));
      source.report(head.at(['objectives', index]), message);
    });
  }
  if (!body) return undefined;
  checkMarkdown(source, body, 'sections');
  checkComponents(source, body, 'lesson');
  checkSections(source, body);
  checkSelfChecks(source, body);
  checkBlocks(source, body);
  checkTerms(source, body, terms);
  if (head) checkPassageChecks(source, head, body);
  const shown = figures.of(source, body);
  const slug = path.slice(path.lastIndexOf('/') + 1, -'.mdx'.length);
  return head && { source, head, body, figures: shown, media: media.of(source, body), slug };
}

async function readQuiz(
  library: Library,
  folder: Folder,
  objectives: readonly string[] | undefined,
): Promise<CourseSource['quiz'] | undefined> {
  const source = await readSource(library, `${folder.path}/quiz.yaml`);
  const file = source && readYaml({ source, text: source.text, firstLine: 1 }, quizSchema);
  if (!source || !file) return undefined;
  checkQuiz(source, file, objectives);
  return { source, file };
}
