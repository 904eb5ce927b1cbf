/** Statements for measuring with: like those of the portal, of many people, activities and registrations. */
import { randomUUID } from 'node:crypto';
import type { StatementRow } from '../../server/ports/statement-store.ts';
import { statementRow } from '../../server/services/statement-row.ts';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import type { Agent, Statement } from '../../src/domain/xapi/statement.ts';

/** Few enough that each has a full answer of 50 among 100,000 statements: answers of one length are compared. */
const PEOPLE = 1_600;
const SECTIONS = 400;
const VERBS = ['experienced', 'answered', 'initialized', 'suspended', 'interacted'];
/** Each person has one registration for so many statements. */
const STATEMENTS_A_REGISTRATION = 40;

/** @param number - the same number makes the same actor, verb, activity and registration */
export function statementNumbered(catalogue: Catalogue, number: number): Statement {
  const { identifier } = catalogue.portal;
  const person = number % PEOPLE;
  const course = `${identifier}/courses/c${number % 20}`;
  return {
    actor: personAgent(catalogue, `p${person}`),
    verb: {
      id: `http://adlnet.gov/expapi/verbs/${VERBS[number % VERBS.length]}`,
      display: { 'zh-CN': '学习' },
    },
    object: {
      objectType: 'Activity',
      id: `${course}/sections/s${number % SECTIONS}`,
      definition: {
        name: { 'zh-CN': '名单上的熟人：怎样开口，开口之后' },
        type: 'http://adlnet.gov/expapi/activities/lesson',
      },
    },
    result: { completion: true, duration: 'PT62.5S' },
    context: {
      registration: registrationNumbered(Math.floor(number / STATEMENTS_A_REGISTRATION)),
      language: 'zh-CN',
      contextActivities: { grouping: [{ id: course }] },
    },
    timestamp: '2026-11-23T09:00:00.000+08:00',
  };
}

export function registrationNumbered(number: number): string {
  return `ec531277-b57b-4c15-8d91-${number.toString(16).padStart(12, '0')}`;
}

export function rowNumbered(catalogue: Catalogue, authority: Agent, number: number): StatementRow {
  const statement = { id: randomUUID(), ...statementNumbered(catalogue, number) };
  const facts = { id: statement.id, storedMs: 1_700_000_000_000 + number, authority };
  return statementRow(
    { statement, text: JSON.stringify(statement) },
    { ...facts, defines: false, version: '1.0.3' },
  );
}
