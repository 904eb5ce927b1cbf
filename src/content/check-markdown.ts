/** What Markdown may hold here: no code, no images, no broken emphasis, headings in order. Components: check-components. */

import { type MdxNode, startOf, textOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import type { Source } from './source.ts';

/** `sections`: `##` divides the text, as in lessons and plain pages · `scenes`: `<Scene>` does, as in cases */
export type Outline = 'sections' | 'scenes';

export function checkMarkdown(source: Source, body: MdxNode, outline: Outline): void {
  for (const node of body.children ?? []) checkNode(source, node);
  checkHeadings(source, body, outline);
}

const REFUSED: Readonly<Record<string, () => string>> = {
  mdxjsEsm: messages.mdx.importExport,
  mdxFlowExpression: messages.mdx.expression,
  mdxTextExpression: messages.mdx.expression,
  image: messages.mdx.image,
  imageReference: messages.mdx.image,
  footnoteReference: messages.mdx.footnote,
  footnoteDefinition: messages.mdx.footnote,
  delete: messages.mdx.strike,
  code: messages.mdx.code,
};

function checkNode(source: Source, node: MdxNode): void {
  const refused = REFUSED[node.type];
  if (refused) source.report(startOf(node), refused());
  if (node.type === 'text') checkText(source, node);
  if (node.type === 'table') checkTableHead(source, node);
  if ((node.type === 'link' || node.type === 'definition') && !isGoodLink(node.url ?? '')) {
    source.report(startOf(node), messages.mdx.link(node.url ?? ''));
  }
  for (const child of node.children ?? []) checkNode(source, child);
}

/** Emphasis beside Chinese punctuation often fails to close (CommonMark 0.31.2, 6.2) and leaves its stars behind. */
function checkText(source: Source, node: MdxNode): void {
  const value = node.value ?? '';
  const at = value.indexOf('**');
  if (at < 0) return;
  const before = value.slice(0, at).split('\n');
  const start = startOf(node);
  const column = before.length > 1 ? 1 : start.column;
  source.report(
    { line: start.line + before.length - 1, column: column + (before.at(-1) ?? '').length },
    messages.mdx.boldBroken(),
  );
}

function checkTableHead(source: Source, table: MdxNode): void {
  const [head] = table.children ?? [];
  head?.children?.forEach((cell, at) => {
    if (textOf(cell).trim() === '') source.report(startOf(cell), messages.mdx.tableHead(at + 1));
  });
}

function isGoodLink(url: string): boolean {
  return /^(?:\/(?!\/)|#|https:\/\/|mailto:|tel:)/.test(url);
}

function checkHeadings(source: Source, body: MdxNode, outline: Outline): void {
  let previous = outline === 'scenes' ? 2 : 1;
  for (const { node, isTop } of headingsIn(body, true)) {
    const depth = node.depth ?? 1;
    const message = describeHeading(node, { isTop, previous, outline });
    if (message) source.report(startOf(node), message);
    previous = depth;
  }
}

interface HeadingPlace {
  readonly isTop: boolean;
  readonly previous: number;
  readonly outline: Outline;
}

function describeHeading(node: MdxNode, { isTop, previous, outline }: HeadingPlace): string | undefined {
  const depth = node.depth ?? 1;
  if (outline === 'scenes' && depth <= 2) return messages.mdx.headingInCase();
  if (depth === 1) return messages.mdx.heading1();
  if (textOf(node).trim() === '') return messages.mdx.headingEmpty();
  if (outline === 'sections' && !isTop) return messages.mdx.headingNested();
  return depth > Math.max(previous, 1) + 1 ? messages.mdx.headingSkips() : undefined;
}

function headingsIn(node: MdxNode, isTop: boolean): { node: MdxNode; isTop: boolean }[] {
  return (node.children ?? []).flatMap((child) =>
    child.type === 'heading' ? [{ node: child, isTop }] : headingsIn(child, false),
  );
}
