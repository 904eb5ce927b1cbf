/** What a learner's statement is evidence of: a section read, a scene seen, a way chosen. Most are of nothing. */
import { yearOf } from '../../src/domain/base/calendar.ts';
import { findCase, findLesson } from '../../src/domain/catalogue/catalogue.ts';
import { EXPERIENCED, INTERACTED } from '../../src/domain/xapi/learner-rules.ts';
import type { CaseStep, SectionSeen } from '../ports/statement-store.ts';
import type { Deps } from './deps.ts';
import { refOf } from './describe-statement.ts';
import type { SentStatement } from './read-statements.ts';

/** Only a learner's own word counts, and only for sections that exist; when it was is the server's to say. */
export function sectionsSeen(
  deps: Deps,
  personId: string,
  { id, statement }: SentStatement,
  nowMs: number,
): readonly SectionSeen[] {
  const ref = refOf(deps, statement);
  if (statement.verb.id !== EXPERIENCED || ref?.kind !== 'section') return [];
  const { lesson, section } = ref;
  const known = findLesson(deps.catalogue, lesson)?.lesson;
  if (!known?.sections.some(({ id: one }) => one === section)) return [];
  const { contentHash } = known;
  const told = { statement: id.toLowerCase(), seenAtMs: nowMs };
  return [{ personId, lesson, section, year: yearOf(nowMs), contentHash, ...told }];
}

/** A scene seen, or a way that exists chosen in it. */
export function caseSteps(
  deps: Deps,
  personId: string,
  { id, statement }: SentStatement,
  nowMs: number,
): readonly CaseStep[] {
  const { verb, result } = statement;
  const ref = refOf(deps, statement);
  if (ref?.kind !== 'scene') return [];
  const study = findCase(deps.catalogue, ref.case);
  const scene = study?.scenes.find((one) => one.id === ref.scene);
  if (!study || !scene) return [];
  const step = { personId, study: study.id, scene: scene.id, year: yearOf(nowMs) };
  const told = { contentHash: study.contentHash, statement: id.toLowerCase(), atMs: nowMs };
  if (verb.id === EXPERIENCED) return [{ ...step, ...told }];
  const to = result?.response;
  if (verb.id !== INTERACTED || to === undefined || !scene.leadsTo.includes(to)) return [];
  return [{ ...step, to, ...told }];
}
