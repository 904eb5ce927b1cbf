/** What is studied in scenarios: a small catalogue of their own, or the portal's; and what publishing does to it. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadCurriculum } from '../../../src/content/load-curriculum.ts';
import type { Catalogue, CourseRecord, LessonRecord } from '../../../src/domain/catalogue/catalogue.ts';
import type { Policy } from '../../../src/domain/policy/policy.ts';
import { aCatalogue, aCourse, aLesson, aPolicy, hoursRequirement } from '../../support/builders.ts';
import type { Scenario, StepOf } from './scenario.ts';

export async function contentFor({ content }: Scenario): Promise<Catalogue> {
  return content === 'small' ? smallCatalogue() : portalCatalogue();
}

let portal: Promise<Catalogue> | undefined;

function portalCatalogue(): Promise<Catalogue> {
  const directory = fileURLToPath(new URL('../../../content', import.meta.url));
  portal ??= loadCurriculum(directory, 'site').then(({ catalogue }) => catalogue);
  return portal;
}

/** Two courses of 4 学时 each, so that both together meet the year's 8; 600 characters a section: two minutes. */
function smallCatalogue(): Catalogue {
  return aCatalogue({
    courses: [
      aCourse({
        creditCentihours: 400,
        lessons: [aLessonOf('integrity/01-gifts', 5, 8), aLessonOf('integrity/02-relatives', 3, 4)],
      }),
      aCourse({
        id: 'law',
        title: '依法办事',
        principle: 'law',
        creditCentihours: 400,
        lessons: [aLessonOf('law/01-deadline', 2, 3)],
      }),
    ],
    policies: [aPolicy({ requirements: [hoursRequirement({ requiredCentihours: 800 })] })],
  });
}

const SECTION_CHARACTERS = 600;

function aLessonOf(id: string, sectionCount: number, minimumMinutes: number): LessonRecord {
  const sections = Array.from({ length: sectionCount }, (_, at) => aSection(at + 1));
  const checks = sections.map(({ id: section, title }, at) => ({
    ...{ id: `k${at + 1}`, section, question: `${title}讲的是什么？` },
    ...{ right: `${title}的内容`, wrong: ['一把伞', '一张通知'] },
  }));
  const characters = sectionCount * SECTION_CHARACTERS;
  return aLesson({ id, sections, checks, characters, minimumMinutes });
}

function aSection(number: number) {
  return {
    id: `s${number}`,
    title: `第 ${number} 节`,
    characters: SECTION_CHARACTERS,
    silentCharacters: SECTION_CHARACTERS,
  };
}

/** What the training department puts in place of what was there. */
export function published(before: Catalogue, step: StepOf<'publish'>): Catalogue {
  const { policy } = step;
  return {
    ...before,
    courses: before.courses.map((course) => changedCourse(course, step)),
    policies: policy ? [...before.policies, nextPolicy(before.policies, policy)] : before.policies,
  };
}

function changedCourse(course: CourseRecord, step: StepOf<'publish'>): CourseRecord {
  const kept = course.lessons.filter(({ id }) => id !== step.dropLesson);
  const lessons = kept.map((lesson) => changedLesson(lesson, step));
  const isSame =
    step.course !== course.id &&
    lessons.length === course.lessons.length &&
    lessons.every((lesson, at) => lesson === course.lessons[at]);
  if (isSame) return course;
  const version = course.version + 1;
  return { ...course, lessons, version, contentHash: hashOf(`${course.id} ${version}`) };
}

function changedLesson(lesson: LessonRecord, step: StepOf<'publish'>): LessonRecord {
  const minimumMinutes = step.minimumMinutes[lesson.id] ?? lesson.minimumMinutes;
  const isLonger = step.addSection === lesson.id;
  const isChanged = isLonger || step.changeText === lesson.id || minimumMinutes !== lesson.minimumMinutes;
  if (!isChanged) return lesson;
  const added = isLonger ? [aSection(lesson.sections.length + 1)] : [];
  const sections = [...lesson.sections, ...added];
  return { ...lesson, sections, minimumMinutes, contentHash: hashOf(`${lesson.contentHash} and on`) };
}

function nextPolicy(policies: readonly Policy[], change: NonNullable<StepOf<'publish'>['policy']>): Policy {
  const [latest] = [...policies].sort((left, right) => right.version - left.version);
  if (!latest) throw new Error('the catalogue has no policy to change');
  const { requiredCentihours, fromYear = latest.fromYear } = change;
  const { attemptsBeforeWait = latest.quiz.attemptsBeforeWait, waitMinutes = latest.quiz.waitMinutes } =
    change;
  return {
    ...latest,
    version: latest.version + 1,
    fromYear,
    quiz: { ...latest.quiz, attemptsBeforeWait, waitMinutes },
    requirements: latest.requirements.map((requirement) =>
      requirement.kind === 'minimumHours' && requiredCentihours !== undefined
        ? { ...requirement, requiredCentihours }
        : requirement,
    ),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
