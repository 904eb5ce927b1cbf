/** The rubrics of written work: points that add up, levels in their order, a pass line that can be reached. */
import { fullPoints, type Rubric } from '../domain/written/rubric.ts';
import { messages } from './messages.ts';
import { type PlainFile, readPlainFolder } from './read-plain-folder.ts';
import { type RubricFile, rubricSchema } from './schemas/rubric.ts';
import type { Library } from './source.ts';

/** More of the full points than this, and two readers would be bound by nothing. */
const WIDEST_DIFFERENCE = 4;

export async function readRubrics(library: Library): Promise<readonly Rubric[]> {
  const place = messages.rubric.folder();
  const files = await readPlainFolder(library, 'rubrics', { schema: rubricSchema, place });
  for (const file of files) checkRubric(file);
  return files.map(({ id, file }) => ({ id, ...file.value }));
}

function checkRubric({ source, file }: PlainFile<RubricFile>): void {
  const { criteria, passPoints, allowedDifference } = file.value;
  const full = fullPoints(file.value);
  if (passPoints > full) source.report(file.at(['passPoints']), messages.rubric.pass(passPoints, full));
  if (allowedDifference * WIDEST_DIFFERENCE > full) {
    source.report(file.at(['allowedDifference']), messages.rubric.difference(allowedDifference, full));
  }
  criteria.forEach(({ id, points, levels }, at) => {
    const report = (path: readonly (string | number)[], message: string) =>
      source.report(file.at(['criteria', at, ...path]), message);
    if (criteria.findIndex((other) => other.id === id) !== at) {
      report(['id'], messages.rubric.sameCriterion(id));
    }
    levels.forEach(({ from }, level) => {
      const above = levels[level - 1];
      if (from > points) report(['levels', level, 'from'], messages.rubric.levelTooHigh(from, points));
      if (above && from >= above.from) {
        report(['levels', level, 'from'], messages.rubric.levelOrder(from, above.from));
      }
    });
    if (levels.at(-1)?.from !== 0) {
      report(['levels', levels.length - 1, 'from'], messages.rubric.noLevel0());
    }
  });
}
