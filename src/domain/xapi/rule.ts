/**
 * The few kinds of rule that the statement tables are made of. A rule looks at one value and says what is
 * wrong with it, where, and which part of the specification asks for it. Places are written only for what is
 * wrong: a valid statement, the usual case, costs no text.
 */
import type { XapiError } from './xapi-error.ts';

export interface Flaw {
  /** Where, from the value the rule looked at: empty for the value itself, else such as `actor.mbox`, `[2].id`. */
  readonly path: string;
  /** Completes "actor.mbox …". */
  readonly problem: string;
  /** Place in xAPI 1.0.3, or in 2.0 where it says so. */
  readonly source: string;
}

/** @returns undefined when the value is right */
export type Rule = (value: unknown) => Flaw | undefined;
export type Rules = Readonly<Record<string, Rule>>;
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param path - where the value stood in what was sent: empty, a parameter's name, `[3]` in a batch */
export function errorOf(flaw: Flaw, path: string): XapiError {
  const place = joined(path, flaw.path);
  const subject = place === '' ? 'The statement' : place;
  const standard = flaw.source.startsWith('2.0 ') ? 'xAPI' : 'xAPI 1.0.3';
  return {
    code: 'invalid',
    message: `${subject} ${flaw.problem} (${standard} ${flaw.source}).`,
    path: place,
  };
}

/** @param key - of the member, inside the value looked at; empty for the value itself */
export function flaw(key: string, problem: string, source: string): Flaw {
  return { path: key === '' ? '' : named(key), problem, source };
}

/** The same flaw, seen from outside the member it was found in. */
export function inside(key: string | number, { path, problem, source }: Flaw): Flaw {
  return { path: joined(typeof key === 'number' ? `[${key}]` : named(key), path), problem, source };
}

/** @param be - completes "must be …" */
export function must(be: string, source: string, test: (value: unknown) => boolean): Rule {
  return (value) => (test(value) ? undefined : flaw('', `must be ${be}, not ${shown(value)}`, source));
}

export function mustRead(be: string, source: string, test: (text: string) => boolean): Rule {
  return must(be, source, (value) => typeof value === 'string' && test(value));
}

export function oneOf(source: string, ...values: readonly string[]): Rule {
  const be = values.map((value) => `"${value}"`).join(' or ');
  return must(values.length > 1 ? `${be} in exactly this case` : be, source, (value) =>
    values.includes(value as string),
  );
}

export function listOf(rule: Rule, source: string): Rule {
  const isList = must('an array', source, Array.isArray);
  return (value) => isList(value) ?? firstFlaw(value as unknown[], rule);
}

/** A list that is not empty. */
export function someOf(rule: Rule, source: string): Rule {
  const isList = listOf(rule, source);
  return (value) =>
    isList(value) ??
    ((value as unknown[]).length > 0 ? undefined : flaw('', 'must not be an empty array', source));
}

/** An object whose names all follow one rule, and whose values all follow another. */
export function mapOf(name: Rule, rule: Rule, source: string): Rule {
  const isMap = must('an object', source, isObject);
  return (value) => {
    const wrong = isMap(value);
    if (wrong) return wrong;
    const map = value as JsonObject;
    for (const key of Object.keys(map)) {
      const found = name(key) ?? rule(map[key]);
      if (found) return inside(key, found);
    }
    return undefined;
  };
}

export interface Shape {
  /** With its article, for messages. */
  readonly name: string;
  readonly source: string;
  readonly required?: Rules;
  readonly optional?: Rules;
  /** Rules about several properties together; each may trust that every single one is right. */
  readonly also?: readonly ((value: JsonObject) => Flaw | undefined)[];
}

/** An object with just these properties, in just this spelling. Source: xAPI 1.0.3 Data 2.2. */
export function shape({ name, source, required = {}, optional = {}, also = [] }: Shape): Rule {
  // A Map, for an object would find `constructor` in its prototype.
  const rules = new Map(Object.entries({ ...required, ...optional }));
  const needed = Object.keys(required);
  const isShaped = must(`${name} (an object)`, source, isObject);
  const unknown = (key: string) => {
    const meant = [...rules.keys()].find((known) => known.toLowerCase() === key.toLowerCase());
    const hint = meant === undefined ? '' : `; write "${meant}"`;
    return flaw(key, `is not a property of ${name}${hint}`, `${source}, 2.2`);
  };
  const eachIsRight = (object: JsonObject) => {
    for (const key of Object.keys(object)) {
      const rule = rules.get(key);
      if (!rule) return unknown(key);
      const wrong = rule(object[key]);
      if (wrong) return inside(key, wrong);
    }
    return undefined;
  };
  const nothingMissing = (object: JsonObject) => {
    const missing = needed.find((key) => !Object.hasOwn(object, key));
    return missing === undefined ? undefined : flaw(missing, `is missing: ${name} needs it`, source);
  };
  const together = (object: JsonObject) => {
    for (const rule of also) {
      const wrong = rule(object);
      if (wrong) return wrong;
    }
    return undefined;
  };
  return (value) => {
    const wrong = isShaped(value);
    if (wrong) return wrong;
    const object = value as JsonObject;
    return eachIsRight(object) ?? nothingMissing(object) ?? together(object);
  };
}

/** The first thing wrong in a list, with its place there. */
export function firstFlaw<Item>(
  items: readonly Item[],
  look: (item: Item, at: number) => Flaw | undefined,
): Flaw | undefined {
  for (let at = 0; at < items.length; at += 1) {
    const found = look(items[at] as Item, at);
    if (found) return inside(at, found);
  }
  return undefined;
}

function joined(outer: string, inner: string): string {
  return outer === '' || inner === '' || inner.startsWith('[') ? outer + inner : `${outer}.${inner}`;
}

function named(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : `["${cut(key)}"]`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  return typeof value === 'string' ? `"${cut(value)}"` : String(value);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
