/**
 * What the build hands to the server: every activity with its hours, minimum minutes, answer keys and hash.
 * Server only; nothing of it is ever sent to a browser as it stands.
 */
import type { Centihours } from '../base/centihours.ts';
import type { CertificateDesign } from '../certificate/design.ts';
import type { Questionnaire } from '../evaluation/questionnaire.ts';
import type { NoticeBook } from '../notice/wording.ts';
import type { Policy } from '../policy/policy.ts';
import type { PassageCheck } from '../presence/passage-check.ts';
import type { Rubric } from '../written/rubric.ts';
import type { EditingState } from './editing-state.ts';
import { PRINCIPLE_IDS, type PrincipleId } from './principle.ts';

export const CATALOGUE_FORMAT = 2;

export { PRINCIPLE_IDS, type PrincipleId };

export const TIER_IDS = ['leader', 'window', 'grassroots', 'enforcement'] as const;
export type TierId = (typeof TIER_IDS)[number];

export const TRAINING_KINDS = ['induction', 'promotion', 'inService'] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

/** A section is what progress is measured by. `id` is `s1`, `s2`, … in reading order. */
export interface SectionRecord {
  readonly id: string;
  readonly title: string;
  readonly characters: number;
  /** The same with self-checks: what a silent reader has before the eyes. */
  readonly silentCharacters: number;
}

export interface LessonRecord {
  /** `<course>/<NN-lesson>`, unique in the portal. */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly sections: readonly SectionRecord[];
  /** Questions that ask whether somebody is there; at least one a section. With keys. */
  readonly checks: readonly PassageCheck[];
  readonly characters: number;
  readonly selfChecks: number;
  /** The length of all that is to be heard or watched, whole seconds. */
  readonly mediaSeconds: number;
  readonly budgetSeconds: number;
  readonly minimumMinutes: number;
  /** SHA-256 of the lesson's source and figures, hex. */
  readonly contentHash: string;
}

/** Something to choose, to place or to match. */
export interface Choosable {
  /** Stable within the question: `o1`, `o2`, … Never sent to a browser; attempts carry fresh ids. */
  readonly id: string;
  readonly text: string;
}

export interface OptionKey extends Choosable {
  readonly right: boolean;
}

export const CHOICE_KINDS = ['single', 'multiple', 'trueFalse'] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

export interface Choice {
  readonly kind: ChoiceKind;
  readonly options: readonly OptionKey[];
}

/** Each row goes with one option; an option may go with several rows, or with none. */
export interface Matching {
  readonly kind: 'matching';
  readonly rows: readonly (Choosable & { readonly option: string })[];
  readonly options: readonly Choosable[];
}

/** The options in their right order. */
export interface Ordering {
  readonly kind: 'ordering';
  readonly options: readonly Choosable[];
}

export interface FillIn {
  readonly kind: 'fillIn';
  /** What kind of answer is expected: a number, a short name, … Shown with the question. */
  readonly expects: string;
  /** The best answer first, then what counts as well. Compared by `sameFilling`. */
  readonly accepted: readonly string[];
}

/** Choices about one passage; right when all of them are. */
export interface Scenario {
  readonly kind: 'scenario';
  readonly situation: string;
  readonly parts: readonly (Choice & { readonly id: string; readonly stem: string })[];
}

export type Task = Choice | Matching | Ordering | FillIn | Scenario;
export type QuestionKind = Task['kind'];

export type Question = Task & {
  readonly id: string;
  readonly objective: string;
  readonly stem: string;
  readonly explanation: string;
  /** SHA-256 of everything above, hex: which wording an attempt was asked, and statistics are of. */
  readonly wording: string;
};

export interface QuizRecord {
  readonly passPercent: number;
  readonly draw: readonly { readonly objective: string; readonly count: number }[];
  readonly questions: readonly Question[];
  /** SHA-256 of the quiz file, hex. A pass stands as long as the quiz is this one. */
  readonly contentHash: string;
}

export interface CourseRecord {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly principle: PrincipleId;
  /** `published`, or `retired`: known, and offered to nobody any more. In the preview the other states too. */
  readonly state: EditingState;
  readonly version: number;
  readonly creditCentihours: Centihours;
  readonly tiers: readonly TierId[];
  readonly trainingKinds: readonly TrainingKind[];
  readonly objectives: readonly { readonly id: string; readonly text: string }[];
  readonly lessons: readonly LessonRecord[];
  readonly quiz: QuizRecord;
  readonly budgetSeconds: number;
  /** SHA-256 over the course's facts, the lessons' hashes and the quiz, hex; editing state and notes left out. */
  readonly contentHash: string;
}

export interface SceneRecord {
  readonly id: string;
  readonly title: string;
  /** The scenes its ways lead to; none for an ending. */
  readonly leadsTo: readonly string[];
}

export interface CaseRecord {
  readonly id: string;
  readonly title: string;
  readonly principle: PrincipleId;
  readonly state: EditingState;
  readonly version: number;
  /** The first scene's id. */
  readonly start: string;
  readonly scenes: readonly SceneRecord[];
  readonly creditCentihours: Centihours;
  /** Of the shortest way through, and the debrief. */
  readonly characters: number;
  readonly decisions: number;
  readonly budgetSeconds: number;
  readonly minimumMinutes: number;
  readonly contentHash: string;
}

/** Facts about the portal itself, from content/portal.yaml. */
export interface PortalRecord {
  readonly name: string;
  readonly organiser: string;
  /** The issuing unit printed on certificates. */
  readonly issuer: string;
  /** Base IRI of activities and account names; kept for ever, whatever the portal's address. */
  readonly identifier: string;
}

export interface Catalogue {
  readonly format: typeof CATALOGUE_FORMAT;
  readonly portal: PortalRecord;
  readonly principles: readonly { readonly id: PrincipleId; readonly title: string; readonly seal: string }[];
  readonly courses: readonly CourseRecord[];
  readonly cases: readonly CaseRecord[];
  readonly policies: readonly Policy[];
  /** Catalogues of 0.3.0 and before have none. */
  readonly certificates?: readonly CertificateDesign[];
  /** What notices say; absent where nobody is sent any. */
  readonly notices?: NoticeBook;
  /** What written work is marked by; catalogues of 0.3.0 and before have none. */
  readonly rubrics?: readonly Rubric[];
  /** What is asked about teaching; likewise. */
  readonly evaluations?: readonly Questionnaire[];
}

export function findCourse(catalogue: Catalogue, courseId: string): CourseRecord | undefined {
  return catalogue.courses.find((course) => course.id === courseId);
}

/** @param lessonId - `<course>/<NN-lesson>` */
export function findLesson(
  catalogue: Catalogue,
  lessonId: string,
): { readonly course: CourseRecord; readonly lesson: LessonRecord } | undefined {
  const course = findCourse(catalogue, lessonId.split('/')[0] ?? '');
  const lesson = course?.lessons.find((candidate) => candidate.id === lessonId);
  return course && lesson ? { course, lesson } : undefined;
}

export function findCase(catalogue: Catalogue, caseId: string): CaseRecord | undefined {
  return catalogue.cases.find((study) => study.id === caseId);
}

/** What minutes are lived on: one page of content, in the version that stands in the catalogue. */
export type StudyItem =
  | {
      readonly kind: 'lesson';
      readonly course: CourseRecord;
      readonly lesson: LessonRecord;
      readonly contentHash: string;
    }
  | { readonly kind: 'quiz'; readonly course: CourseRecord; readonly contentHash: string }
  | { readonly kind: 'case'; readonly study: CaseRecord; readonly contentHash: string };

/** @param item - `<course>/<NN-lesson>`, `<course>/quiz` or `cases/<case>` */
export function findItem(catalogue: Catalogue, item: string): StudyItem | undefined {
  const [folder = '', name = ''] = item.split('/');
  if (folder === 'cases') {
    const study = findCase(catalogue, name);
    return study && caseItem(study) === item
      ? { kind: 'case', study, contentHash: study.contentHash }
      : undefined;
  }
  const course = item.endsWith('/quiz') ? findCourse(catalogue, item.slice(0, -'/quiz'.length)) : undefined;
  if (course) return { kind: 'quiz', course, contentHash: course.quiz.contentHash };
  const found = findLesson(catalogue, item);
  return found && { kind: 'lesson', ...found, contentHash: found.lesson.contentHash };
}

/** The item under which minutes of a case are lived. */
export function caseItem({ id }: Pick<CaseRecord, 'id'>): string {
  return `cases/${id}`;
}
