/**
 * Number the sections and blocks of a lesson. The one place that does: the page (remark-lesson) and the
 * catalogue must agree on what `s2` and `p17` are.
 */
import { type MdxNode, textOf } from './mdx-node.ts';

export interface LessonSection {
  /** `s1`, `s2`, … in reading order. */
  readonly id: string;
  readonly title: string;
  readonly heading: MdxNode;
  /** Everything below the heading, headings of lower rank included. */
  readonly children: readonly MdxNode[];
}

/** @param body - a tree whose lone components stand as blocks; what comes before the first `##` is in no section */
export function splitSections(body: MdxNode): readonly LessonSection[] {
  const sections: { heading: MdxNode; children: MdxNode[] }[] = [];
  for (const node of body.children ?? []) {
    if (isSectionHeading(node)) sections.push({ heading: node, children: [] });
    else sections.at(-1)?.children.push(node);
  }
  return sections.map(({ heading, children }, index) => ({
    id: `s${index + 1}`,
    title: textOf(heading).trim(),
    heading,
    children,
  }));
}

export function isSectionHeading(node: MdxNode): boolean {
  return node.type === 'heading' && node.depth === 2;
}

const NOT_A_BLOCK = ['heading', 'thematicBreak', 'definition'];

/** Paragraphs, lists, tables, quotations, figures and other components: a reader resumes at one of these. */
export function blocksOf(section: LessonSection): readonly MdxNode[] {
  return section.children.filter((node) => !NOT_A_BLOCK.includes(node.type));
}
