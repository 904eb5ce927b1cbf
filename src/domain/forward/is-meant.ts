/** Whether a forward's filter means a statement. A voiding statement is meant with what it voids: that is the caller's to look up. */
import { accountHomePage } from '../catalogue/activity-iri.ts';
import { isActivity, type Statement } from '../xapi/statement.ts';
import type { ActivityChoice, AuthorityChoice, ForwardFilter } from './forward.ts';

/** @param identifier - the portal's base IRI, under which the server and its learners have their accounts */
export function isMeant(filter: ForwardFilter, statement: Statement, identifier: string): boolean {
  const { verbs, activity, authority } = filter;
  return (
    (verbs.length === 0 || verbs.includes(statement.verb.id)) &&
    (activity === null || isAbout(statement, activity)) &&
    isAssertedBy(statement, authority, identifier)
  );
}

function isAbout({ object }: Statement, { match, iri }: ActivityChoice): boolean {
  if (!isActivity(object)) return false;
  return match === 'exact' ? object.id === iri : object.id.startsWith(iri);
}

function isAssertedBy({ authority }: Statement, choice: AuthorityChoice, identifier: string): boolean {
  if (choice === 'all') return true;
  const account = authority?.account;
  return choice === 'server'
    ? account?.homePage === identifier && account.name === 'server'
    : account?.homePage === accountHomePage(identifier);
}
