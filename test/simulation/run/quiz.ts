/** A person at a quiz: begins, answers by what they know, hands in. As md-quiz asks the server. */
import type { AttemptView } from '../../../src/domain/api/api.ts';
import { findCourse } from '../../../src/domain/catalogue/catalogue.ts';
import type { StepOf } from '../scenario/scenario.ts';
import { answersTo } from './quiz-answers.ts';
import { checkStatus } from './requests.ts';
import type { World } from './world.ts';

export async function takeQuiz(world: World, step: StepOf<'quiz'>): Promise<void> {
  const person = world.person(step.who);
  const device = person.device(step.device);
  await person.signIn(device);
  const headers = { 'content-type': 'application/json' };
  const where = `quiz at ${step.at / 1000} s by ${step.who}`;
  const ask = async (method: string, path: string, body: object = {}) => {
    const answer = await device.request(path, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: answer.body };
  };
  const begun = await ask('POST', `/api/quizzes/${step.course}/attempts`);
  checkStatus(world, { where, wanted: step.status ?? [200, 201], found: begun.status, body: begun.body });
  if (begun.status !== 200 && begun.status !== 201) return;
  const attempt = JSON.parse(begun.body) as AttemptView;
  if (step.remember) world.memory.set(step.remember, attempt.id);
  if (step.until === 'begun') return;
  const course = findCourse(world.host.catalogue, step.course);
  const record = await world.host.portal.deps.storage.study.attempt(attempt.id);
  if (!course || !record) throw new Error(`${where}: the attempt ${attempt.id} is nowhere in the record`);
  for (const { question, answer } of answersTo(course, record, step.answers)) {
    const saved = await ask('PUT', `/api/attempts/${attempt.id}/answers/${question}`, answer);
    checkStatus(world, { where, wanted: 204, found: saved.status, body: saved.body });
  }
  if (step.until === 'answered') return;
  const graded = await ask('POST', `/api/attempts/${attempt.id}/submission`);
  checkStatus(world, { where, wanted: 200, found: graded.status, body: graded.body });
}
