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
import type { EditingState } from '../domain/catalogue/editing-state.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { TermGroup } from './schemas/glossary.ts';
import type { HistoryFile, Release } from './schemas/history.ts';

export interface PublicQuiz {
  readonly passPercent: number;
  /** How many questions an attempt draws. */
  readonly questionCount: number;
}

/** A version that was published. */
export interface PublicRelease {
  readonly version: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly note: string;
  /** The offices. */
  readonly author: string;
  readonly reviewer: string;
  readonly hash: string;
  readonly retired?: { readonly date: string; readonly note: string };
}

export interface PublicTerm {
  /** The entry's address on /glossary/. */
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
  readonly group: TermGroup;
  /** The capital under which it stands. */
  readonly letter: string;
  readonly definition: string;
  /** Where it is used, in the order of the portal. */
  readonly pages: readonly { readonly href: string; readonly title: string }[];
}

/** Without the questions that ask whether somebody is there: they come with their keys. */
type PublicLesson = Omit<LessonRecord, 'checks'>;

export interface PublicCourse extends Omit<CourseRecord, 'quiz' | 'lessons'> {
  readonly lessons: readonly PublicLesson[];
  readonly quiz: PublicQuiz;
  /** Newest first; none in the preview of what was never published. */
  readonly releases: readonly PublicRelease[];
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
  | 'state'
  | 'version'
  | 'start'
  | 'creditCentihours'
  | 'characters'
  | 'decisions'
  | 'budgetSeconds'
  | 'minimumMinutes'
  | 'contentHash'
>;

export interface PublicCase extends CaseFacts {
  /** Newest first. */
  readonly releases: readonly PublicRelease[];
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
  /** What is offered. */
  readonly courses: readonly PublicCourse[];
  readonly cases: readonly PublicCase[];
  /** What is offered no more: its pages stay, no list leads to them. */
  readonly retired: { readonly courses: readonly PublicCourse[]; readonly cases: readonly PublicCase[] };
  readonly glossary: readonly PublicTerm[];
  readonly policies: readonly Policy[];
}

/** A course without its question pool. Copies field by field, so that a new secret field does not slip through. */
function toPublicCourse(course: CourseRecord, releases: readonly PublicRelease[]): PublicCourse {
  const { id, title, summary, principle, state, version, creditCentihours, tiers, trainingKinds } = course;
  const { objectives, budgetSeconds, contentHash } = course;
  const lessons = course.lessons.map(({ checks: _keys, ...lesson }) => lesson);
  const quiz = {
    passPercent: course.quiz.passPercent,
    questionCount: course.quiz.draw.reduce((sum, { count }) => sum + count, 0),
  };
  return {
    ...{ id, title, summary, principle, state, version, creditCentihours, tiers, trainingKinds },
    ...{ objectives, lessons, budgetSeconds, contentHash, quiz, releases },
  };
}

function toPublicCase(
  study: CaseRecord,
  extra: PublicExtras['cases'][string],
  releases: readonly PublicRelease[],
): PublicCase {
  const { id, title, principle, state, version, start, creditCentihours, characters, decisions } = study;
  const { budgetSeconds, minimumMinutes, contentHash } = study;
  return {
    ...{ id, title, principle, state, version, start, creditCentihours, characters, decisions },
    ...{ budgetSeconds, minimumMinutes, contentHash, releases, ...extra },
  };
}

/** What pages need beyond the catalogue. */
export type PublicExtras = Pick<PublicCurriculum, 'principles' | 'tiers' | 'glossary'> & {
  readonly footer: readonly string[];
  readonly history: HistoryFile;
  /** By case id. */
  readonly cases: Readonly<Record<string, Pick<PublicCase, 'summary' | 'minutes' | 'objectives'>>>;
};

export function toPublicCurriculum(catalogue: Catalogue, extras: PublicExtras): PublicCurriculum {
  const { footer, principles, tiers, glossary, history } = extras;
  const courses = catalogue.courses.map((course) =>
    toPublicCourse(course, releasesOf(history.courses[course.id])),
  );
  const cases = catalogue.cases.flatMap((study) => {
    const extra = extras.cases[study.id];
    return extra ? [toPublicCase(study, extra, releasesOf(history.cases[study.id]))] : [];
  });
  const offered = <Item extends { readonly state: EditingState }>(items: readonly Item[]) =>
    items.filter(({ state }) => state !== 'retired');
  const retired = <Item extends { readonly state: EditingState }>(items: readonly Item[]) =>
    items.filter(({ state }) => state === 'retired');
  return {
    portal: { ...catalogue.portal, footer },
    ...{ principles, tiers, glossary },
    courses: offered(courses),
    cases: offered(cases),
    retired: { courses: retired(courses), cases: retired(cases) },
    policies: catalogue.policies,
  };
}

function releasesOf(releases: readonly Release[] = []): readonly PublicRelease[] {
  return releases.map(({ retired, ...release }) => (retired ? { ...release, retired } : release)).reverse();
}
