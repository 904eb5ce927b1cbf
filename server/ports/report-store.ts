/** What the annual report of a unit says beside the dashboard: sums over the same people, read the same way. */
import type { CategorySums, CourseSums, PostingSums } from '../../src/domain/report/annual/figures.ts';
import type { LogPart, Standings } from './following-store.ts';

export interface ReportStore {
  /** Hours of each kind of all of them together, and who stands how with the online share. */
  readonly categories: (unitId: string, of: Standings) => Promise<CategorySums>;
  /** What was posted for their year, by where it came from. */
  readonly postings: (unitId: string, of: Standings, part: LogPart) => Promise<readonly PostingSums[]>;
  /**
   * What was posted for a closed year after it was closed: for whoever was in the unit or below it then, and for whoever
   * is there now and was in no unit then.
   */
  readonly latePostings: (unitId: string, year: number, fromIndex: number) => Promise<readonly PostingSums[]>;
  /** By course: quizzes they closed within a span of time, and passes whose hours stand. */
  readonly courses: (
    unitId: string,
    of: Standings,
    span: LogPart & { readonly fromMs: number; readonly untilMs: number },
  ) => Promise<readonly CourseSums[]>;
}
