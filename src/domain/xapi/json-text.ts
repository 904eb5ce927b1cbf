/** JSON as text: what JSON.parse cannot tell, namely depth, doubled names, and a value's very characters. */
import { fail, type Result, succeed } from '../base/result.ts';

/** Deeper than any honest statement; walking a value may then recurse without fear. */
const MAXIMUM_DEPTH = 100;

const [QUOTE, COLON, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [
  0x22, 0x3a, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
] as const;

/** @returns the value, or what is wrong, to follow "The body " */
export function readJson(text: string): Result<unknown, string> {
  const written = scan(text);
  if (written.depth > MAXIMUM_DEPTH) return fail(`nests deeper than ${MAXIMUM_DEPTH} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  // xAPI 1.0.3 Data 2.2: each property no more than once. JSON.parse would silently keep the last.
  const doubled = namesIn(value) === written.names ? undefined : doubledName(text);
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

/** One pass: how deep the text nests, and how many names it writes. Stops where it is too deep. */
function scan(text: string): { readonly depth: number; readonly names: number } {
  let deepest = 0;
  let depth = 0;
  let names = 0;
  for (let at = 0; at < text.length && deepest <= MAXIMUM_DEPTH; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === COLON) names += 1;
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) depth -= 1;
  }
  return { depth: deepest, names };
}

/** Fewer than were written when a name stands twice in one object. */
function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + namesIn(item), 0);
  let names = 0;
  for (const member of Object.values(value)) names += 1 + namesIn(member);
  return names;
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
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    if (!isEscaped(text, end)) return end + 1;
  }
  return text.length + 1;
}

/** After an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from - 1) === BACKSLASH) from -= 1;
  return (at - from) % 2 === 1;
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
