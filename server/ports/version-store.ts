/** Versions of the content, and what of the evidence belongs to which. */
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';

/** Hash of a course's content → hash of the quiz it had. */
export type QuizHashes = ReadonlyMap<string, string>;

export interface VersionStore {
  /** Remember the courses as they stand now, once each. */
  readonly note: (courses: Catalogue['courses'], nowMs: number) => Promise<void>;
  /** Of every version of a course that was ever served. */
  readonly quizHashes: (course: string) => Promise<QuizHashes>;
  /**
   * Say of evidence that does not say itself (recorded by 0.1.0) which content it is of.
   * @param hashes - by item: `<course>/<NN-lesson>`, `<course>/quiz`
   * @returns how many rows were stamped
   */
  readonly stampEvidence: (hashes: Readonly<Record<string, string>>) => Promise<number>;
}
