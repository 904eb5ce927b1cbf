/** From content that was found right to the catalogue the server reads. A function of its arguments. */
import {
  CATALOGUE_FORMAT,
  type CaseRecord,
  type Catalogue,
  type CourseRecord,
  type LessonRecord,
  type QuizRecord,
} from '../domain/catalogue/catalogue.ts';
import { minimumMinutes } from '../domain/catalogue/hour-budget.ts';
import { type Policy, policyFor } from '../domain/policy/policy.ts';
import { type ChecksOf, passageChecks } from './compile-checks.ts';
import { compilePolicy } from './compile-policy.ts';
import { compileQuestion } from './compile-question.ts';
import type { CaseSource, Content, CourseSource, LessonSource } from './content.ts';
import { type HashText, hashCase, hashCourse, hashLesson } from './fingerprint.ts';
import { caseRules, measureCase } from './measure-case.ts';
import { type LessonMeasure, measureCourse, publicationYear } from './measure-course.ts';
import type { QuizFile } from './schemas/quiz.ts';

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
    certificates: content.certificates,
    ...(content.notices && { notices: content.notices }),
    rubrics: content.rubrics,
    evaluations: content.evaluations,
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
  const { title, summary, principle, state, version, creditHours, tiers, trainingKinds, objectives } =
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
      state,
      version,
      creditCentihours: creditHours,
      tiers,
      trainingKinds,
    },
    ...{
      objectives,
      lessons,
      quiz: compileQuiz(course.quiz.file.value, hash(course.quiz.source.text), hash),
      budgetSeconds: measure.budgetSeconds,
    },
    contentHash: hashCourse(course, hash),
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
    contentHash: hashLesson(lesson, hash),
  };
}

function compileQuiz(
  { passPercent, draw, questions }: QuizFile,
  contentHash: string,
  hash: HashText,
): QuizRecord {
  const compiled = questions.map((question) => compileQuestion(question, hash));
  return { passPercent, draw, questions: compiled, contentHash };
}

function compileCase(study: CaseSource, policies: readonly Policy[], hash: HashText): CaseRecord {
  const { title, principle, state, version, start, creditHours } = study.head.value;
  const rates = caseRules(policies).budget;
  const { scenes, characters, decisions, budgetSeconds } = measureCase(study, rates);
  return {
    ...{ id: study.id, title, principle, state, version, start, scenes, creditCentihours: creditHours },
    ...{ characters, decisions, budgetSeconds, minimumMinutes: minimumMinutes(budgetSeconds, rates) },
    contentHash: hashCase(study, hash),
  };
}
