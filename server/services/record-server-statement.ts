/** Write down in xAPI what the server itself has found out: passed, failed, completed, satisfied. */
import { readActivityIri } from '../../src/domain/catalogue/activity-iri.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import type { Statement, StatementResult } from '../../src/domain/xapi/statement.ts';
import { serverAuthority } from './authority.ts';
import type { Deps } from './deps.ts';
import { statementRow } from './statement-row.ts';

const VERB_NAMES = { passed: '通过', failed: '未通过', completed: '学完', satisfied: '达到要求' } as const;

/** Source: https://registry.tincanapi.com, activity types. */
const ACTIVITY_TYPES: Readonly<Record<string, string>> = {
  course: 'http://adlnet.gov/expapi/activities/course',
  lesson: 'http://adlnet.gov/expapi/activities/lesson',
  quiz: 'http://adlnet.gov/expapi/activities/assessment',
  case: 'http://adlnet.gov/expapi/activities/simulation',
};

export interface ServerStatementDraft {
  readonly personId: string;
  readonly verb: keyof typeof VERB_NAMES;
  /** An IRI of this portal. */
  readonly activity: string;
  /** The activity's name in Chinese. */
  readonly name: string;
  /** A UUID. */
  readonly registration?: string;
  readonly result: StatementResult;
}

/** @returns the new statement's id */
export async function recordServerStatement(deps: Deps, draft: ServerStatementDraft): Promise<string> {
  const id = deps.randomness.freshId();
  const statement = statementOf(deps, draft);
  const row = statementRow(
    { statement, text: JSON.stringify(statement) },
    {
      id,
      storedMs: deps.storage.statements.stampMs(deps.clock.now()),
      authority: serverAuthority(deps),
      defines: true,
      version: '1.0.3',
    },
  );
  const outcome = await deps.storage.statements.append([row]);
  if (outcome.kind === 'known') throw new Error(`a fresh statement id was known already: ${id}`);
  return id;
}

function statementOf(
  deps: Deps,
  { personId, verb, activity, name, registration, result }: ServerStatementDraft,
): Statement {
  const kind = readActivityIri(deps.catalogue.portal.identifier, activity)?.kind ?? '';
  const type = ACTIVITY_TYPES[kind];
  return {
    actor: personAgent(deps.catalogue, personId),
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { 'zh-CN': VERB_NAMES[verb] } },
    object: {
      objectType: 'Activity',
      id: activity,
      definition: { name: { 'zh-CN': name }, ...(type && { type }) },
    },
    result,
    ...(registration !== undefined && { context: { registration } }),
  };
}
