/** The curriculum as pages may see it: no question, no answer, no explanation. */
import type {
  CaseRecord,
  Catalogue,
  CourseRecord,
  LessonRecord,
  PortalRecord,
  PrincipleId,
  TierId,
} from '../domain/catalogue/catalogue.ts';
import type { Policy } from '../domain/policy/policy.ts';

export interface PublicQuiz {
  readonly passPercent: number;
  /** How many questions an attempt draws. */
  readonly questionCount: number;
}

export interface CourseChange {
  readonly version: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly note: string;
}

/** Without the questions that ask whether somebody is there: they come with their keys. */
type PublicLesson = Omit<LessonRecord, 'checks'>;

export interface PublicCourse extends Omit<CourseRecord, 'quiz' | 'lessons'> {
  readonly lessons: readonly PublicLesson[];
  readonly quiz: PublicQuiz;
  /** Newest first. */
  readonly changes: readonly CourseChange[];
}

interface PublicPrinciple {
  readonly id: PrincipleId;
  readonly title: string;
  /** One hanzi. */
  readonly seal: string;
  readonly summary: string;
}

export interface PublicTier {
  readonly id: TierId;
  readonly title: string;
  readonly summary: string;
  readonly focus: readonly string[];
}

type CaseFacts = Pick<
  CaseRecord,
  | 'id'
  | 'title'
  | 'principle'
  | 'start'
  | 'creditCentihours'
  | 'characters'
  | 'decisions'
  | 'budgetSeconds'
  | 'minimumMinutes'
  | 'contentHash'
>;

export interface PublicCase extends CaseFacts {
  readonly summary: string;
  readonly minutes: number;
  readonly objectives: readonly string[];
}

export interface PublicPortal extends PortalRecord {
  readonly footer: readonly string[];
}

/** Everything is in the order in which pages show it. */
export interface PublicCurriculum {
  readonly portal: PublicPortal;
  readonly principles: readonly PublicPrinciple[];
  readonly tiers: readonly PublicTier[];
  readonly courses: readonly PublicCourse[];
  readonly cases: readonly PublicCase[];
  readonly policies: readonly Policy[];
}

/** A course without its question pool. Copies field by field, so that a new secret field does not slip through. */
function toPublicCourse(course: CourseRecord, changes: readonly CourseChange[]): PublicCourse {
  const { id, title, summary, principle, version, creditCentihours, tiers, trainingKinds } = course;
  const { objectives, budgetSeconds, contentHash } = course;
  const lessons = course.lessons.map(({ checks: _keys, ...lesson }) => lesson);
  const quiz = {
    passPercent: course.quiz.passPercent,
    questionCount: course.quiz.draw.reduce((sum, { count }) => sum + count, 0),
  };
  return {
    ...{ id, title, summary, principle, version, creditCentihours, tiers, trainingKinds },
    ...{ objectives, lessons, budgetSeconds, contentHash, quiz },
    changes: [...changes].sort((left, right) => right.version - left.version),
  };
}

function toPublicCase(study: CaseRecord, extra: PublicExtras['cases'][string]): PublicCase {
  const { id, title, principle, start, creditCentihours, characters, decisions } = study;
  const { budgetSeconds, minimumMinutes, contentHash } = study;
  return {
    ...{ id, title, principle, start, creditCentihours, characters, decisions },
    ...{ budgetSeconds, minimumMinutes, contentHash, ...extra },
  };
}

/** What pages need beyond the catalogue. */
export type PublicExtras = Pick<PublicCurriculum, 'principles' | 'tiers'> & {
  readonly footer: readonly string[];
  /** By case id. */
  readonly cases: Readonly<Record<string, Pick<PublicCase, 'summary' | 'minutes' | 'objectives'>>>;
  /** By course id. */
  readonly changes: Readonly<Record<string, readonly CourseChange[]>>;
};

export function toPublicCurriculum(catalogue: Catalogue, extras: PublicExtras): PublicCurriculum {
  const { footer, principles, tiers, cases, changes } = extras;
  return {
    portal: { ...catalogue.portal, footer },
    principles,
    tiers,
    courses: catalogue.courses.map((course) => toPublicCourse(course, changes[course.id] ?? [])),
    cases: catalogue.cases.flatMap((study) => {
      const extra = cases[study.id];
      return extra ? [toPublicCase(study, extra)] : [];
    }),
    policies: catalogue.policies,
  };
}
