/**
 * What a built page says, as a reader sees it: the text of its `[data-pagefind-body]`, for the phrase index.
 * Pagefind's own text leaves out labels, and with them the answers of a self-check.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface PageText {
  readonly text: string;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

/** Stands between blocks, so that no phrase is found across two. */
const BLOCK_END = '\u0000';

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'title', 'desc']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em i kbd mark q rp rt ruby s samp small span strong sub sup time tspan u var wbr'.split(
    ' ',
  ),
);
const HEADING = /^h[1-4]$/;

/** @returns undefined for a page that is not to be found by searching */
export function pageText(source: string): PageText | undefined {
  const body = findElement(
    parse(source),
    (element) => attribute(element, 'data-pagefind-body') !== undefined,
  );
  if (!body) return undefined;
  const headings = elementsOf(body)
    .filter((element) => HEADING.test(element.tagName) && isSeen(element))
    .map((element) => ({
      id: attribute(element, 'id') ?? '',
      text: textOf(element).replaceAll(BLOCK_END, ''),
    }))
    .filter(({ id, text }) => id !== '' && text !== '');
  return { text: textOf(body), headings };
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  if (!('childNodes' in node)) return '';
  if (isElement(node) && !isSeen(node)) return '';
  const text = node.childNodes.map(textOf).join('');
  return isElement(node) && !INLINE.has(node.tagName) ? `${BLOCK_END}${text}${BLOCK_END}` : text;
}

function isSeen(element: Element): boolean {
  return !UNSEEN.has(element.tagName) && attribute(element, 'data-pagefind-ignore') === undefined;
}

function findElement(node: Node, wanted: (element: Element) => boolean): Element | undefined {
  return elementsOf(node).find(wanted);
}

/** The node's elements in the order of the document, itself included. */
function elementsOf(node: Node): readonly Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return isElement(node) ? [node, ...below] : below;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}
