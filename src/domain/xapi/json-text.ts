/** JSON as text: what JSON.parse cannot tell, namely depth, doubled names, and a value's very characters. */
import { fail, type Result, succeed } from '../base/result.ts';

/** Deeper than any honest statement; walking a value may then recurse without fear. */
const MAXIMUM_DEPTH = 100;

/** @returns the value, or what is wrong, to follow "The body " */
export function readJson(text: string): Result<unknown, string> {
  if (isTooDeep(text)) return fail(`nests deeper than ${MAXIMUM_DEPTH} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const doubled = doubledName(text);
  // xAPI 1.0.3 Data 2.2: each property no more than once. JSON.parse would silently keep the last.
  return doubled === undefined
    ? succeed(value)
    : fail(`has the property ${doubled.slice(0, 80)} twice in one object`);
}

export interface Member {
  readonly name: string;
  /** The value as written. */
  readonly text: string;
}

/** @param text - of an object, valid JSON */
export function membersOf(text: string): readonly Member[] {
  const members: Member[] = [];
  let at = skipSpace(text, text.indexOf('{') + 1);
  while (text[at] !== '}') {
    const nameEnd = endOfString(text, at);
    const start = skipSpace(text, text.indexOf(':', nameEnd) + 1);
    const end = endOfValue(text, start);
    members.push({ name: JSON.parse(text.slice(at, nameEnd)) as string, text: text.slice(start, end) });
    at = afterComma(text, end);
  }
  return members;
}

/** @param text - of an array, valid JSON */
export function elementsOf(text: string): readonly string[] {
  const elements: string[] = [];
  let at = skipSpace(text, text.indexOf('[') + 1);
  while (text[at] !== ']') {
    const end = endOfValue(text, at);
    elements.push(text.slice(at, end));
    at = afterComma(text, end);
  }
  return elements;
}

export function objectText(members: readonly Member[]): string {
  return `{${members.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

/** Change one member's text, where it is there. */
export function editMember(text: string, name: string, edit: (text: string) => string): string {
  const members = membersOf(text);
  return members.some((member) => member.name === name)
    ? objectText(members.map((member) => (member.name === name ? { name, text: edit(member.text) } : member)))
    : text;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') at = endOfString(text, at) - 1;
    else depth += stepAt(text, at);
    if (depth > MAXIMUM_DEPTH) return true;
  }
  return false;
}

/** @returns the first name that stands twice in one object, as written */
function doubledName(text: string): string | undefined {
  // The names so far of every open container; an array's stay empty.
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const step = stepAt(text, at);
    if (step > 0) open.push(new Set());
    if (step < 0) open.pop();
    if (text[at] !== '"') continue;
    const end = endOfString(text, at);
    if (text[skipSpace(text, end)] === ':' && !isNew(open.at(-1), text.slice(at, end)))
      return text.slice(at, end);
    at = end - 1;
  }
  return undefined;
}

/** Remember a name. It may be written with escapes, so it is read first. */
function isNew(names: Set<string> | undefined, written: string): boolean {
  const name = JSON.parse(written) as string;
  const isKnown = names?.has(name) ?? false;
  names?.add(name);
  return !isKnown;
}

/** Into a container, out of one, or neither. */
function stepAt(text: string, at: number): 1 | -1 | 0 {
  const character = text[at];
  if (character === '{' || character === '[') return 1;
  return character === '}' || character === ']' ? -1 : 0;
}

/** @param at - of the opening quotation mark */
function endOfString(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '"') at = endOfString(text, at) - 1;
    else depth += stepAt(text, at);
    if (depth === 0 && isLast(text, at)) return at + 1;
  }
  return text.length;
}

/** With no container open: does the value end with this character? */
function isLast(text: string, at: number): boolean {
  const next = text[at + 1];
  return next === undefined || ',}] \t\n\r'.includes(next);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text[at] as string)) at += 1;
  return at;
}

function afterComma(text: string, end: number): number {
  const at = skipSpace(text, end);
  return text[at] === ',' ? skipSpace(text, at + 1) : at;
}
