/** How much there is to read: what the hour budget is made of. */
import { COMPONENTS } from './components.ts';
import { componentsIn, isComponent, type MdxNode, propertyOf } from './mdx-node.ts';

/**
 * Non-whitespace characters of the prose, headings, tables and component text (captions, speakers, names of
 * regulations) included. Self-checks and recordings have a time of their own: neither those nor a transcript count here.
 */
export function countCharacters(nodes: readonly MdxNode[]): number {
  return nodes.reduce((sum, node) => sum + countNode(node), 0);
}

/** The same with the questions and choices of self-checks: what somebody reads who touches nothing. */
export function countSilentCharacters(nodes: readonly MdxNode[]): number {
  const selfChecks = nodes.flatMap((node) => componentsIn(node, 'SelfCheck'));
  const choices = selfChecks.map(
    (check) => countText(propertyOf(check, 'question') ?? '') + countCharacters(check.children ?? []),
  );
  return choices.reduce((sum, characters) => sum + characters, countCharacters(nodes));
}

function countNode(node: MdxNode): number {
  if (isComponent(node, 'SelfCheck') || isComponent(node, 'Media')) return 0;
  return countText(node.value ?? '') + countProperties(node) + countCharacters(node.children ?? []);
}

function countProperties(node: MdxNode): number {
  const properties = COMPONENTS[node.name ?? '']?.properties ?? {};
  const read = Object.keys(properties).filter((name) => properties[name]?.read);
  return read.reduce((sum, name) => sum + countText(propertyOf(node, name) ?? ''), 0);
}

/** Code points, so that a rare character is one character. */
function countText(text: string): number {
  return [...text.replace(/\s/gu, '')].length;
}
