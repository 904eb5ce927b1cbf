/** The steps of a `<Process>`: the lines of its numbered list. */
import { type MdxNode, textOf } from './mdx-node.ts';

/** What three lines of a box hold. */
export const MOST_STEP_CHARACTERS = 30;

export interface Step {
  readonly node: MdxNode;
  /** Undefined when it is more than a line of plain text. */
  readonly text: string | undefined;
}

export function orderedLists(process: MdxNode): readonly MdxNode[] {
  return (process.children ?? []).filter((node) => node.type === 'list' && node.ordered === true);
}

export function stepsOf(list: MdxNode): readonly Step[] {
  return (list.children ?? []).map((node) => {
    const [paragraph, ...more] = node.children ?? [];
    const words = paragraph?.children ?? [];
    const isPlain = more.length === 0 && words.length > 0 && words.every(({ type }) => type === 'text');
    return {
      node,
      text: isPlain
        ? textOf(node)
            .replace(/\s*\n\s*/g, '')
            .trim()
        : undefined,
    };
  });
}
