/** The part of a Markdown tree (mdast with MDX) that the content build looks at. */
import type { Position } from './problem.ts';

export interface MdxNode {
  type: string;
  children?: MdxNode[];
  value?: string;
  /** Of headings, from 1. */
  depth?: number;
  /** Of lists. */
  ordered?: boolean | null;
  /** Of components; null for a fragment `<>`. */
  name?: string | null;
  attributes?: MdxAttribute[];
  url?: string;
  data?: { hName?: string; hProperties?: Record<string, unknown> };
  position?: { start: Position & { offset?: number }; end: Position & { offset?: number } };
}

/** `value` is null for a bare flag, an object for an `{expression}`. */
export interface MdxAttribute {
  type: 'mdxJsxAttribute' | 'mdxJsxExpressionAttribute';
  name?: string;
  value?: string | null | object;
  position?: { start: Position };
}

export function isComponent(node: MdxNode, name?: string): boolean {
  const jsx = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  return jsx && (name === undefined || node.name === name);
}

/** The literal text of a component's property. */
export function propertyOf(node: MdxNode, name: string): string | undefined {
  const attribute = node.attributes?.find((candidate) => candidate.name === name);
  return typeof attribute?.value === 'string' ? attribute.value : undefined;
}

/** Is a flag such as `right` written? */
export function hasFlag(node: MdxNode, name: string): boolean {
  return node.attributes?.some((attribute) => attribute.name === name) ?? false;
}

/** Every component of a name inside a node, in reading order. */
export function componentsIn(node: MdxNode, name: string): MdxNode[] {
  const inside = (node.children ?? []).flatMap((child) => componentsIn(child, name));
  return isComponent(node, name) ? [node, ...inside] : inside;
}

/** The text of a node as a reader meets it, components' properties left aside. */
export function textOf(node: MdxNode): string {
  return (node.value ?? '') + (node.children ?? []).map(textOf).join('');
}

export function startOf(node: MdxNode): Position {
  return node.position?.start ?? { line: 1, column: 1 };
}
