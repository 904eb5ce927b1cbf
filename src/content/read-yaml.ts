/** Read YAML against a schema, so that every problem knows the line and column of the field it is about. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { messages } from './messages.ts';
import { type Position, TOP } from './problem.ts';
import type { Source } from './source.ts';

export type FieldPath = readonly PropertyKey[];

export interface Located<Value> {
  readonly value: Value;
  /** Where a field stands; where its nearest written parent stands when it is not written. */
  readonly at: (path: FieldPath) => Position;
}

/** A whole file, or the head of one: `text` begins in this line of the file. */
export interface YamlPart {
  readonly source: Source;
  readonly text: string;
  readonly firstLine: number;
}

/** @returns undefined when there is any problem; all are reported */
export function readYaml<Schema extends z.ZodType>(
  part: YamlPart,
  schema: Schema,
): Located<z.output<Schema>> | undefined {
  const { source, firstLine } = part;
  const lines = new LineCounter();
  const document = parseDocument(part.text, { lineCounter: lines, prettyErrors: false });
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  if (reportSyntax(document, source, positionOf)) return undefined;
  const at = (path: FieldPath) => positionOf(offsetOf(document, path) ?? 0);
  if (document.contents === null) {
    source.report({ ...TOP, line: firstLine }, messages.yaml.empty());
    return undefined;
  }
  const parsed = schema.safeParse(document.toJS(), { error: describeIssue });
  if (parsed.success) return { value: parsed.data, at };
  for (const issue of parsed.error.issues) {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    source.report(at(path), issue.message);
  }
  return undefined;
}

function reportSyntax(document: Document, source: Source, positionOf: (offset: number) => Position): boolean {
  const lines = new Set<number>();
  for (const error of document.errors) {
    const isQuote = error.code === 'MISSING_CHAR' && /quote/.test(error.message);
    const position = positionOf(isQuote ? openQuote(document, error.pos[0]) : error.pos[0]);
    // One slip often makes the rest of its line unreadable as well.
    if (lines.has(position.line)) continue;
    lines.add(position.line);
    source.report(position, isQuote ? messages.yaml.quote() : describeSyntax(error.code, error.message));
  }
  const reference = firstReference(document);
  if (reference !== undefined) source.report(positionOf(reference), messages.yaml.alias());
  return document.errors.length > 0 || reference !== undefined;
}

/** A quotation mark is missed where the file ends; what helps is where it was opened. */
function openQuote(document: Document, end: number): number {
  let opened = end;
  visit(document, {
    Scalar: (_, node) => {
      const [from, , to] = node.range ?? [end, end, end];
      if (node.type?.startsWith('QUOTE') && from <= end && end <= to) opened = from;
    },
  });
  return opened;
}

function firstReference(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.anchor) found ??= node.range?.[0] ?? 0;
    },
  });
  return found;
}

const SYNTAX: Readonly<Record<string, () => string>> = {
  DUPLICATE_KEY: messages.yaml.duplicateKey,
  TAB_AS_INDENT: messages.yaml.tab,
  BAD_INDENT: messages.yaml.indent,
  BLOCK_AS_IMPLICIT_KEY: messages.yaml.colon,
  BLOCK_IN_FLOW: messages.yaml.colon,
  MULTILINE_IMPLICIT_KEY: messages.yaml.colon,
  BAD_SCALAR_START: messages.yaml.special,
  BAD_ALIAS: messages.yaml.alias,
};

function describeSyntax(code: string, message: string): string {
  return SYNTAX[code]?.() ?? messages.yaml.syntax(message);
}

/** The offset of a field's name, or of a list's item; of the deepest written part of the path. */
function offsetOf(document: Document, path: FieldPath): number | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const step of path) {
    const next = childOf(node, step);
    if (!next) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function childOf(
  node: unknown,
  step: PropertyKey,
): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === step,
    );
    if (!pair || !isScalar(pair.key)) return undefined;
    return { node: pair.value, offset: pair.key.range?.[0] };
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { node: item, offset: item.range?.[0] } : undefined;
  }
  return undefined;
}
