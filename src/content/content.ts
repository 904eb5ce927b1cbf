/** The whole of content/ as read and found right. Input of the catalogue compiler; nothing here is written out. */

import type { PrincipleId, TierId } from '../domain/catalogue/catalogue.ts';
import type { CertificateDesign } from '../domain/certificate/design.ts';
import type { Questionnaire } from '../domain/evaluation/questionnaire.ts';
import type { NoticeBook } from '../domain/notice/wording.ts';
import type { Rubric } from '../domain/written/rubric.ts';
import type { PolicySource } from './check-policies.ts';
import type { Problem } from './problem.ts';
import type { MdxFile } from './read-mdx.ts';
import type { Located } from './read-yaml.ts';
import type { CaseHead } from './schemas/case.ts';
import type { CourseFile } from './schemas/course.ts';
import type { TermEntry } from './schemas/glossary.ts';
import type { HistoryFile } from './schemas/history.ts';
import type { LessonHead } from './schemas/lesson.ts';
import type { PortalFile } from './schemas/portal.ts';
import type { PrincipleHead } from './schemas/principle.ts';
import type { QuizFile } from './schemas/quiz.ts';
import type { TierFile } from './schemas/tier.ts';
import type { Source } from './source.ts';

/** A file with the figures it shows. */
interface Illustrated<Head> extends MdxFile<Head> {
  readonly figures: readonly Source[];
}

/** A recording that a lesson plays. */
export interface MediaSource {
  /** The file's name. */
  readonly name: string;
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;
  /** As measured; of a file that no lesson may play, 0. */
  readonly milliseconds: number;
}

export interface LessonSource extends Illustrated<LessonHead> {
  /** `NN-<lesson>` */
  readonly slug: string;
  readonly media: readonly MediaSource[];
}

export interface CourseSource {
  /** The folder's name. */
  readonly id: string;
  readonly source: Source;
  readonly file: Located<CourseFile>;
  /** In the order of their numbers. */
  readonly lessons: readonly LessonSource[];
  readonly quiz: { readonly source: Source; readonly file: Located<QuizFile> };
}

export interface CaseSource extends Illustrated<CaseHead> {
  readonly id: string;
}

export interface PrincipleSource {
  readonly id: PrincipleId;
  readonly head: PrincipleHead;
}

export interface TierSource {
  readonly id: TierId;
  readonly file: TierFile;
}

/** Lists are in the order in which pages show them. */
export interface Content {
  readonly portal: PortalFile;
  readonly principles: readonly PrincipleSource[];
  readonly tiers: readonly TierSource[];
  readonly courses: readonly CourseSource[];
  readonly cases: readonly CaseSource[];
  readonly certificates: readonly CertificateDesign[];
  /** Undefined where the content has none: nobody is sent notices then. */
  readonly notices: NoticeBook | undefined;
  readonly policies: readonly PolicySource[];
  readonly rubrics: readonly Rubric[];
  readonly evaluations: readonly Questionnaire[];
  readonly history: HistoryFile;
  readonly glossary: readonly TermEntry[];
  /** What could be better, in the order of files and lines. */
  readonly warnings: readonly Problem[];
}
