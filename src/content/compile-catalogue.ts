/** From content that was found right to the catalogue the server reads. A function of its arguments. */
import { canonicalJson } from '../domain/base/canonical-json.ts';
import {
  CATALOGUE_FORMAT,
  type CaseRecord,
  type Catalogue,
  type CourseRecord,
  type LessonRecord,
  type OptionKey,
  type Question,
  type QuizRecord,
} from '../domain/catalogue/catalogue.ts';
import { minimumMinutes } from '../domain/catalogue/hour-budget.ts';
import { type Policy, policyFor } from '../domain/policy/policy.ts';
import { type ChecksOf, passageChecks } from './compile-checks.ts';
import { compilePolicy } from './compile-policy.ts';
import type { CaseSource, Content, CourseSource, LessonSource } from './content.ts';
import { caseRules, measureCase } from './measure-case.ts';
import { type LessonMeasure, measureCourse, publicationYear } from './measure-course.ts';
import { messages } from './messages.ts';
import type { QuestionEntry, QuizFile } from './schemas/quiz.ts';
import type { Source } from './source.ts';

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export type HashText = (text: string) => string;

export function compileCatalogue(content: Content, hash: HashText): Catalogue {
  const { name, organiser, issuer, identifier } = content.portal;
  const policies = content.policies.map(compilePolicy);
  return {
    format: CATALOGUE_FORMAT,
    portal: { name, organiser, issuer, identifier },
    principles: content.principles.map(({ id, head }) => ({ id, title: head.title, seal: head.seal })),
    courses: content.courses.map((course) =>
      compileCourse(course, { policies, checksOf: passageChecks(content.courses) }, hash),
    ),
    cases: content.cases.map((study) => compileCase(study, policies, hash)),
    policies,
  };
}

interface Surroundings {
  readonly policies: readonly Policy[];
  readonly checksOf: ChecksOf;
}

function compileCourse(
  course: CourseSource,
  { policies, checksOf }: Surroundings,
  hash: HashText,
): CourseRecord {
  const { title, summary, principle, version, creditHours, tiers, trainingKinds, objectives } =
    course.file.value;
  const rates = policyFor(policies, publicationYear(course.file.value)).budget;
  const measure = measureCourse(course, rates);
  const lessons = course.lessons.flatMap((lesson, index) => {
    const measured = measure.lessons[index];
    if (!measured) return [];
    const minimum = minimumMinutes(measured.budgetSeconds, rates);
    const checks = checksOf(lesson);
    return [compileLesson(`${course.id}/${lesson.slug}`, { lesson, measured, minimum, checks }, hash)];
  });
  return {
    ...{
      id: course.id,
      title,
      summary,
      principle,
      version,
      creditCentihours: creditHours,
      tiers,
      trainingKinds,
    },
    ...{
      objectives,
      lessons,
      quiz: compileQuiz(course.quiz.file.value, hash(course.quiz.source.text)),
      budgetSeconds: measure.budgetSeconds,
    },
    contentHash: hashCourse(course, lessons, hash),
  };
}

interface MeasuredLesson {
  readonly lesson: LessonSource;
  readonly measured: LessonMeasure;
  readonly minimum: number;
  readonly checks: LessonRecord['checks'];
}

function compileLesson(
  id: string,
  { lesson, measured, minimum, checks }: MeasuredLesson,
  hash: HashText,
): LessonRecord {
  return {
    id,
    slug: lesson.slug,
    title: lesson.head.value.title,
    ...measured,
    checks,
    minimumMinutes: minimum,
    contentHash: hashFiles([lesson.source, ...lesson.figures], hash),
  };
}

/** Hash of hashes, each under the file's own name: neither moving the folder nor the order of reading changes it. */
function hashFiles(files: readonly Source[], hash: HashText): string {
  const entries = files.map((file) => [file.path.slice(file.path.lastIndexOf('/') + 1), hash(file.text)]);
  return hash(canonicalJson(Object.fromEntries(entries)));
}

function hashCourse(course: CourseSource, lessons: readonly LessonRecord[], hash: HashText): string {
  return hash(
    canonicalJson({
      course: hash(course.source.text),
      lessons: lessons.map((lesson) => lesson.contentHash),
      quiz: hash(course.quiz.source.text),
    }),
  );
}

function compileQuiz({ passPercent, draw, questions }: QuizFile, contentHash: string): QuizRecord {
  return { passPercent, draw, questions: questions.map(compileQuestion), contentHash };
}

function compileQuestion(question: QuestionEntry): Question {
  const { id, objective, kind } = question;
  const texts = { stem: question.stem.trim(), explanation: question.explanation.trim() };
  return {
    id,
    objective,
    kind,
    stem: texts.stem,
    options: optionsOf(question),
    explanation: texts.explanation,
  };
}

function optionsOf(question: QuestionEntry): readonly OptionKey[] {
  if (question.kind !== 'trueFalse') {
    return question.options.map(({ text, right }, index) => ({
      id: `o${index + 1}`,
      text,
      right: right === true,
    }));
  }
  return [
    { id: 'o1', text: messages.quiz.isTrue(), right: question.answer },
    { id: 'o2', text: messages.quiz.isFalse(), right: !question.answer },
  ];
}

function compileCase(study: CaseSource, policies: readonly Policy[], hash: HashText): CaseRecord {
  const { id, head, source, figures } = study;
  const { title, principle, start, creditHours } = head.value;
  const rates = caseRules(policies).budget;
  const { scenes, characters, decisions, budgetSeconds } = measureCase(study, rates);
  return {
    ...{ id, title, principle, start, scenes, creditCentihours: creditHours },
    ...{ characters, decisions, budgetSeconds, minimumMinutes: minimumMinutes(budgetSeconds, rates) },
    contentHash: hashFiles([source, ...figures], hash),
  };
}
