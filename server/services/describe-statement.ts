/** A statement in plain words: who, what, and of which part of the catalogue. */
import type { ObjectLine, Party, StatementItem } from '../../src/domain/api/statements.ts';
import { type ActivityRef, readActivityIri } from '../../src/domain/catalogue/activity-iri.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { readTimestamp } from '../../src/domain/xapi/formats.ts';
import { type PortalVerb, readVerbIri } from '../../src/domain/xapi/portal-verbs.ts';
import {
  type Activity,
  type Actor,
  isActivity,
  isActor,
  type LanguageMap,
  type Statement,
  type Verb,
} from '../../src/domain/xapi/statement.ts';
import type { Deps } from './deps.ts';
import { nameActivity } from './name-activity.ts';
import { personIdOf, type ReadStatement } from './read-selection.ts';
import { personLine } from './select-statements.ts';

type Words = Readonly<Partial<Record<ActivityRef['kind'], string>>> & { readonly else: string };

const DID: Readonly<Record<PortalVerb, Words>> = {
  initialized: { lesson: '打开了课文', case: '打开了案例', else: '打开了' },
  experienced: { section: '学习了一节', scene: '读了一个场景', else: '学习了' },
  answered: { 'self-check': '做了自测题', else: '作答了' },
  interacted: { scene: '在案例中作了选择', else: '作了选择' },
  suspended: { lesson: '离开了课文', else: '离开了' },
  passed: { quiz: '通过了测验', else: '通过了' },
  failed: { quiz: '没有通过测验', else: '没有通过' },
  completed: { course: '学完了课程', else: '完成了' },
  satisfied: { else: '达到了要求' },
  voided: { else: '作废了一条记录' },
};

export async function describeStatement(deps: Deps, read: ReadStatement): Promise<StatementItem> {
  const { statement } = read;
  const { id = '', verb, result } = statement;
  return {
    id,
    ...timesOf(statement),
    who: partyOf(deps, read),
    verb: verb.id,
    did: wordsFor(verb, refOf(deps, statement)?.kind),
    object: await objectLine(deps, read),
    ...(result?.success !== undefined && { success: result.success }),
    ...(result?.score?.scaled !== undefined && { scorePercent: Math.round(result.score.scaled * 100) }),
  };
}

/** As ISO 8601 in UTC, whatever forms xAPI allows. */
export function timesOf({ stored = '', timestamp = stored }: Statement): {
  readonly storedAt: string;
  readonly saidAt: string;
} {
  const storedMs = readTimestamp(stored) ?? 0;
  const saidMs = readTimestamp(timestamp) ?? storedMs;
  return { storedAt: new Date(storedMs).toISOString(), saidAt: new Date(saidMs).toISOString() };
}

/** What of this portal a statement is about; undefined for everything else. */
export function refOf(deps: Deps, { object }: Statement): ActivityRef | undefined {
  return isActivity(object) ? readActivityIri(deps.catalogue.portal.identifier, object.id) : undefined;
}

function partyOf(deps: Deps, { person, statement: { actor } }: ReadStatement): Party {
  if (person) return { kind: 'person', ...personLine(person) };
  const id = personIdOf(deps, actor);
  return { kind: 'other', name: id === undefined ? nameOf(actor) : `名册中没有的人员（${id}）` };
}

function nameOf(actor: Actor): string {
  if (actor.name !== undefined) return actor.name;
  const members = 'member' in actor ? (actor.member ?? []).map(nameOf) : [];
  return actor.account?.name ?? (members.join('、') || actorKey(actor).replace(/^\w+\|/, ''));
}

function wordsFor(verb: Verb, kind: ActivityRef['kind'] | undefined): string {
  const known = readVerbIri(verb.id);
  if (known) return (kind && DID[known][kind]) ?? DID[known].else;
  return inChinese(verb.display) ?? verb.id.split(/[/#]/).at(-1) ?? verb.id;
}

async function objectLine(deps: Deps, { statement: { object }, target }: ReadStatement): Promise<ObjectLine> {
  if (isActivity(object)) return activityLine(deps, object);
  if (isActor(object)) return { title: nameOf(object) };
  if (object.objectType === 'SubStatement') return { title: '一项计划或转述' };
  if (!target) return { title: '另一条记录', statement: object.id };
  const { did, object: about } = await describeStatement(deps, target);
  return { title: `${did}：${about.title}`, statement: object.id };
}

/** The catalogue's own words come first, then the statement's, then what other statements taught. */
async function activityLine(deps: Deps, { id: iri, definition }: Activity): Promise<ObjectLine> {
  const ref = readActivityIri(deps.catalogue.portal.identifier, iri);
  const name = ref ? nameActivity(deps.catalogue, ref) : {};
  const title = name.title ?? inChinese(definition?.name) ?? (await taughtName(deps, iri)) ?? iri;
  return { ...name, title, iri };
}

async function taughtName(deps: Deps, iri: string): Promise<string | undefined> {
  return inChinese((await deps.storage.statements.definitionOf(iri))?.name);
}

function inChinese(texts: LanguageMap = {}): string | undefined {
  return texts['zh-CN'] ?? texts.zh ?? Object.values(texts)[0];
}
