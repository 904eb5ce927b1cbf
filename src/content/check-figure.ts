/** Figures are still SVG drawings that stand on their own: they are put into the page as they are. */
import { basename, dirname, posix } from 'node:path';
import { componentsIn, type MdxNode, propertyOf, startOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import type { Position } from './problem.ts';
import type { Source } from './source.ts';

const FIGURE_NAME = /^[a-z0-9][a-z0-9-]*\.svg$/;

/** The names of the figures a file shows, each once; badly named ones are reported and left out. */
export function figureNames(source: Source, body: MdxNode): readonly string[] {
  const names = new Set<string>();
  for (const figure of componentsIn(body, 'Figure')) {
    const src = propertyOf(figure, 'src');
    if (src === undefined) continue;
    if (FIGURE_NAME.test(src)) names.add(src);
    else source.report(startOf(figure), messages.figure.name(src));
  }
  return [...names];
}

/** Report every figure that does not stand beside its file. @param present - display paths of existing figures */
export function checkFiguresExist(source: Source, body: MdxNode, present: ReadonlySet<string>): void {
  for (const figure of componentsIn(body, 'Figure')) {
    const src = propertyOf(figure, 'src') ?? '';
    const path = posix.join(dirname(source.path), src);
    if (FIGURE_NAME.test(src) && !present.has(path))
      source.report(startOf(figure), messages.figure.missing(src));
  }
}

interface Rule {
  readonly pattern: RegExp;
  readonly explain: (found: string) => string;
}

/** `xmlns` names are not fetched; a reference to `#id` stays inside the drawing. */
const RULES: readonly Rule[] = [
  { pattern: /<!(?:DOCTYPE|ENTITY)[^>]*/i, explain: messages.figure.doctype },
  { pattern: /<(?:[a-z]+:)?script\b/i, explain: messages.figure.script },
  { pattern: /\son[a-z]+\s*=/i, explain: messages.figure.script },
  { pattern: /javascript\s*:/i, explain: messages.figure.script },
  { pattern: /<(?:[a-z]+:)?foreignObject\b/i, explain: messages.figure.foreign },
  { pattern: /<(?:[a-z]+:)?style\b/i, explain: messages.figure.styles },
  {
    pattern: /(?:\s(?:xlink:)?href|\ssrc)\s*=\s*["']?(?!["']?#)[^"'\s>]*/i,
    explain: messages.figure.external,
  },
  { pattern: /url\(\s*["']?(?!["']?#)[^)]*\)?/i, explain: messages.figure.external },
  { pattern: /@import[^;]*/i, explain: messages.figure.external },
];

export function checkSvg(svg: Source): void {
  const text = svg.text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const root = /<svg\b[^>]*>/i.exec(text);
  if (!root) {
    svg.report({ line: 1, column: 1 }, messages.figure.notSvg());
    return;
  }
  if (!/\sviewBox\s*=/.test(root[0])) svg.report(positionAt(text, root.index), messages.figure.viewBox());
  for (const { pattern, explain } of RULES) {
    const found = pattern.exec(text);
    if (found)
      svg.report(
        positionAt(text, found.index + leadingSpace(found[0])),
        explain(found[0].trim().replace(/["']/g, '')),
      );
  }
}

function leadingSpace(found: string): number {
  return found.length - found.trimStart().length;
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

export function reportUnused(figures: readonly Source[], used: ReadonlySet<string>): void {
  for (const figure of figures) {
    if (!used.has(basename(figure.path))) figure.report({ line: 1, column: 1 }, messages.figure.unused());
  }
}
