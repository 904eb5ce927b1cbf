/** The questionnaires of teaching evaluation: one for courses, one for activities, or none. */
import type { Questionnaire } from '../domain/evaluation/questionnaire.ts';
import { messages } from './messages.ts';
import { readPlainFolder } from './read-plain-folder.ts';
import { evaluationSchema } from './schemas/evaluation.ts';
import type { Library } from './source.ts';

export async function readEvaluations(library: Library): Promise<readonly Questionnaire[]> {
  const place = messages.evaluation.folder();
  const files = await readPlainFolder(library, 'evaluations', { schema: evaluationSchema, place });
  files.forEach(({ source, file }, at) => {
    const before = files.slice(0, at).find((other) => other.file.value.for === file.value.for);
    if (before) source.report(file.at(['for']), messages.evaluation.twice(before.id));
    const ids = file.value.questions.map(({ id }) => id);
    ids.forEach((id, question) => {
      if (ids.indexOf(id) === question) return;
      source.report(file.at(['questions', question, 'id']), messages.evaluation.sameQuestion(id));
    });
  });
  return files.map(({ id, file }) => ({ id, ...file.value }));
}
