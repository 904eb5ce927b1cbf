/**
 * The few kinds of rule that the statement tables are made of. A rule looks at one value and says what is
 * wrong with it, where, and which part of the specification asks for it.
 */
import type { XapiError } from './xapi-error.ts';

/** @returns undefined when the value is right */
export type Rule = (value: unknown, path: string) => XapiError | undefined;
export type Rules = Readonly<Record<string, Rule>>;
type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function flaw(path: string, problem: string, source: string): XapiError {
  const subject = path === '' ? 'The statement' : path;
  return { code: 'invalid', message: `${subject} ${problem} (xAPI 1.0.3 ${source}).`, path };
}

/** @param be - completes "must be …" */
export function must(be: string, source: string, test: (value: unknown) => boolean): Rule {
  return (value, path) =>
    test(value) ? undefined : flaw(path, `must be ${be}, not ${shown(value)}`, source);
}

export function mustRead(be: string, source: string, test: (text: string) => boolean): Rule {
  return must(be, source, (value) => typeof value === 'string' && test(value));
}

export function oneOf(source: string, ...values: readonly string[]): Rule {
  const be = values.map((value) => `"${value}"`).join(' or ');
  return must(values.length > 1 ? `${be} in exactly this case` : be, source, (value) =>
    values.some((allowed) => allowed === value),
  );
}

export function listOf(rule: Rule, source: string): Rule {
  const isList = must('an array', source, Array.isArray);
  return (value, path) =>
    isList(value, path) ?? first(value as unknown[], (item, at) => rule(item, `${path}[${at}]`));
}

/** An object whose names all follow one rule, and whose values all follow another. */
export function mapOf(name: Rule, rule: Rule, source: string): Rule {
  const isMap = must('an object', source, isObject);
  return (value, path) =>
    isMap(value, path) ??
    first(Object.entries(value as JsonObject), ([key, item]) => {
      const at = join(path, key);
      return name(key, at) ?? rule(item, at);
    });
}

export interface Shape {
  /** With its article, for messages. */
  readonly name: string;
  readonly source: string;
  readonly required?: Rules;
  readonly optional?: Rules;
  /** Rules about several properties together; each may trust that every single one is right. */
  readonly also?: readonly ((value: JsonObject, path: string) => XapiError | undefined)[];
}

/** An object with just these properties, in just this spelling. Source: xAPI 1.0.3 Data 2.2. */
export function shape({ name, source, required = {}, optional = {}, also = [] }: Shape): Rule {
  const rules: Rules = { ...required, ...optional };
  const names = Object.keys(rules);
  const isShaped = must(`${name} (an object)`, source, isObject);
  return (value, path) => {
    const wrong = isShaped(value, path);
    if (wrong) return wrong;
    const object = value as JsonObject;
    const missing = Object.keys(required).find((key) => !Object.hasOwn(object, key));
    return (
      first(Object.keys(object), (key) => ruleOf(rules, names, name, source)(key, object, path)) ??
      (missing === undefined
        ? undefined
        : flaw(join(path, missing), `is missing: ${name} needs it`, source)) ??
      first(also, (rule) => rule(object, path))
    );
  };
}

function ruleOf(rules: Rules, names: readonly string[], shapeName: string, source: string) {
  return (key: string, object: JsonObject, path: string): XapiError | undefined => {
    const at = join(path, key);
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (rule) return rule(object[key], at);
    const meant = names.find((known) => known.toLowerCase() === key.toLowerCase());
    const hint = meant === undefined ? '' : `; write "${meant}"`;
    return flaw(at, `is not a property of ${shapeName}${hint}`, `${source}, 2.2`);
  };
}

/** The first thing wrong in a list. */
export function first<Item>(
  items: readonly Item[],
  look: (item: Item, at: number) => XapiError | undefined,
): XapiError | undefined {
  for (const [at, item] of items.entries()) {
    const found = look(item, at);
    if (found) return found;
  }
  return undefined;
}

export function join(path: string, key: string): string {
  const name = /^[A-Za-z_][\w-]*$/.test(key) ? key : `["${cut(key)}"]`;
  return path === '' || name.startsWith('[') ? `${path}${name}` : `${path}.${name}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  return typeof value === 'string' ? `"${cut(value)}"` : String(value);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
