/** Read selected statements a page at a time, with whom of the roster each is about, and leave out what is out of reach. */

import { accountHomePage } from '../../src/domain/catalogue/activity-iri.ts';
import { elementsOf } from '../../src/domain/xapi/json-text.ts';
import { type Actor, referredBy, type Statement } from '../../src/domain/xapi/statement.ts';
import type { PersonInUnit } from '../ports/roster-store.ts';
import type { Deps } from './deps.ts';
import type { Reach } from './reach-units.ts';
import { isWithin, type Selection } from './select-statements.ts';

export interface ReadStatement {
  /** As it is kept. */
  readonly text: string;
  readonly statement: Statement;
  /** The actor, where the roster knows the person. */
  readonly person?: PersonInUnit;
  /** The statement this one refers to, one step on. */
  readonly target?: ReadStatement;
}

export interface SelectedPage {
  readonly statements: readonly ReadStatement[];
  /** How many were looked at, those out of reach included. */
  readonly walked: number;
  /** ISO time of the oldest one looked at; undefined when there was none. */
  readonly backTo?: string;
  readonly next?: number;
}

/** Newest first. @param from - `after`: the place where the page before ended */
export async function readSelection(
  deps: Deps,
  selection: Selection,
  from: { readonly limit: number; readonly after?: number | undefined },
): Promise<SelectedPage> {
  const { limit, after } = from;
  const page = await deps.storage.statements.query({
    ...selection.query,
    ascending: false,
    limit,
    ...(after !== undefined && { after }),
  });
  const texts = elementsOf(`[${Buffer.from(page.statements).toString('utf8')}]`);
  const read = await withPeople(deps, texts);
  const backTo = read.at(-1)?.statement.stored;
  return {
    statements: read.filter((one) => isInReach(selection.reach, one)),
    walked: read.length,
    ...(backTo !== undefined && { backTo }),
    ...(page.next !== undefined && { next: page.next }),
  };
}

/**
 * An officer sees what people of the own units did, and what was said by others than people about such a
 * statement, such as its voiding. Another person's statement stays out of reach whatever it refers to.
 */
export function isInReach(reach: Reach, { person, target }: ReadStatement): boolean {
  if (reach.kind === 'everybody') return true;
  const about = person ?? target?.person;
  return about !== undefined && isWithin(reach, about);
}

export async function withPeople(deps: Deps, texts: readonly string[]): Promise<readonly ReadStatement[]> {
  const read = await Promise.all(texts.map((text) => withTarget(deps, text)));
  const ids = read.flatMap(({ statement, target }) =>
    [statement.actor, target?.statement.actor].flatMap((actor) => personIdOf(deps, actor) ?? []),
  );
  const people = new Map(
    (await deps.storage.roster.peopleByIds([...new Set(ids)])).map((person) => [person.id, person]),
  );
  const withPerson = (one: ReadStatement): ReadStatement => {
    const person = people.get(personIdOf(deps, one.statement.actor) ?? '');
    return person ? { ...one, person } : one;
  };
  return read.map((one) => withPerson(one.target ? { ...one, target: withPerson(one.target) } : one));
}

async function withTarget(deps: Deps, text: string): Promise<ReadStatement> {
  const statement = JSON.parse(text) as Statement;
  const target = referredBy(statement);
  const found = target === undefined ? undefined : await deps.storage.statements.find(target);
  if (!found) return { text, statement };
  return { text, statement, target: { text: found.json, statement: JSON.parse(found.json) as Statement } };
}

/** The opaque id of a person of this portal; the roster may not know it any more. */
export function personIdOf(deps: Deps, actor: Actor | undefined): string | undefined {
  const { homePage, name } = actor?.account ?? {};
  return homePage === accountHomePage(deps.catalogue.portal.identifier) ? name : undefined;
}
