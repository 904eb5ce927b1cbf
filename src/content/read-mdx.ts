/** Read an MDX file: its head against a schema, its body as a tree. */
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { z } from 'zod';
import { isComponent, type MdxNode } from './mdx-node.ts';
import { messages } from './messages.ts';
import { type Position, TOP } from './problem.ts';
import { type Located, readYaml } from './read-yaml.ts';
import type { Source } from './source.ts';

export interface MdxFile<Head> {
  readonly source: Source;
  readonly head: Located<Head>;
  readonly body: MdxNode;
}

const HEAD = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;

// The same syntax as Astro's own pipeline (astro.config.mjs), so that what is checked is what is rendered.
const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkMdx)
  .freeze();

/** @returns the parts that could be read; problems are reported */
export function readMdx<Schema extends z.ZodType>(
  source: Source,
  schema: Schema,
): { head: Located<z.output<Schema>> | undefined; body: MdxNode | undefined } {
  const match = HEAD.exec(source.text);
  if (!match) {
    source.report(TOP, messages.mdx.frontmatter());
    return { head: undefined, body: undefined };
  }
  const head = readYaml({ source, text: match[1] ?? '', firstLine: 2 }, schema);
  return { head, body: parseBody(source) };
}

function parseBody(source: Source): MdxNode | undefined {
  try {
    const tree = parser.parse(source.text) as unknown as MdxNode;
    unravel(tree);
    tree.children = (tree.children ?? []).filter((node) => node.type !== 'yaml');
    return tree;
  } catch (error) {
    const { position, message } = describeParseError(error, source.text);
    source.report(position, message);
    return undefined;
  }
}

/**
 * A component alone in a line stands in no paragraph.
 * MDX does the same when it compiles (@mdx-js/mdx, remark-mark-and-unravel); sections are counted after it.
 */
function unravel(node: MdxNode): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    unravel(child);
    return isOnlyComponents(child) ? (child.children ?? []).filter(isComponentNode).map(asBlock) : [child];
  });
}

function isOnlyComponents(node: MdxNode): boolean {
  if (node.type !== 'paragraph') return false;
  const children = node.children ?? [];
  return (
    children.some(isComponentNode) && children.every((child) => isComponentNode(child) || isBlank(child))
  );
}

function isComponentNode(node: MdxNode): boolean {
  return isComponent(node) || node.type === 'mdxTextExpression';
}

function isBlank(node: MdxNode): boolean {
  return node.type === 'text' && (node.value ?? '').trim() === '';
}

function asBlock(node: MdxNode): MdxNode {
  return { ...node, type: node.type === 'mdxTextExpression' ? 'mdxFlowExpression' : 'mdxJsxFlowElement' };
}

interface ParseError {
  readonly reason?: string;
  readonly line?: number;
  readonly column?: number;
}

function describeParseError(error: unknown, text: string): { position: Position; message: string } {
  const { reason = String(error), line = 1, column = 1 } = error as ParseError;
  const unclosed = /Expected a closing tag for `<([^>`\s]+)[^(]*\((\d+):(\d+)/.exec(reason);
  if (unclosed) {
    const [, name = '', openLine, openColumn] = unclosed;
    return {
      position: { line: Number(openLine), column: Number(openColumn) },
      message: messages.mdx.unclosed(name),
    };
  }
  const rest = (text.split('\n')[line - 1] ?? '').slice(Math.max(0, column - 2));
  return { position: { line, column }, message: describeReason(reason, rest) };
}

/** The parser speaks English; the slips authors make are few. @param rest - of the line, from the slip on */
function describeReason(reason: string, rest: string): string {
  if (/Unexpected closing (?:slash|tag)/.test(reason)) {
    return messages.mdx.strayClose(/<\/([^>\s]+)/.exec(rest)?.[1] ?? '……');
  }
  if (/to create a comment in MDX/.test(reason)) return messages.mdx.comment();
  if (/before name|Unexpected character/.test(reason)) return messages.mdx.lessThan();
  if (/expression|acorn/.test(reason)) return messages.mdx.expression();
  return messages.mdx.syntax(reason);
}
