/** What a `<Term>` in a text speaks of. */
import { type MdxNode, propertyOf, textOf } from './mdx-node.ts';

/** Its `name`, else its own words. */
export function termNameOf(node: MdxNode): string {
  return (propertyOf(node, 'name') ?? textOf(node)).trim();
}
