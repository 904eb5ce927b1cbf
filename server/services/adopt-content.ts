/**
 * What a start does with the content it finds: note its versions, and say of the evidence that an earlier release
 * recorded without a version that it counts for the content of now, as it did until then.
 */
import { type Catalogue, caseItem } from '../../src/domain/catalogue/catalogue.ts';
import type { Deps } from './deps.ts';

export async function adoptContent(deps: Deps): Promise<void> {
  await deps.storage.versions.note(deps.catalogue.courses, deps.clock.now());
  await deps.storage.versions.stampEvidence(itemHashes(deps.catalogue));
}

function itemHashes({ courses, cases }: Catalogue): Readonly<Record<string, string>> {
  const lessons = courses.flatMap((course) => course.lessons.map(({ id, contentHash }) => [id, contentHash]));
  const quizzes = courses.map(({ id, quiz }) => [`${id}/quiz`, quiz.contentHash]);
  const studies = cases.map((study) => [caseItem(study), study.contentHash]);
  return Object.fromEntries([...lessons, ...quizzes, ...studies]) as Record<string, string>;
}
