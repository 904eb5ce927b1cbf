/**
 * An SVG drawing of filled outlines, for paper. Whatever else SVG can say would look different there, so it is
 * refused: drawing programs turn all of it into outlines.
 */
import type { DesignImage } from '../domain/certificate/design.ts';
import { messages } from './messages.ts';

const ELEMENT = /<\s*(\/?)([a-zA-Z][\w:.-]*)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const KNOWN = new Set(['svg', 'g', 'path', 'title', 'desc', 'metadata', 'defs']);
const COLOUR = /^#[0-9a-f]{6}$/i;
const OUTLINE = /^[\sMmLlHhVvCcSsQqTtAaZz0-9.,eE+-]+$/;

/** @returns a sentence that says what to change, when it is something else */
export function readSvgOutlines(text: string): DesignImage | string {
  const plain = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>/g, '');
  const elements = [...plain.matchAll(ELEMENT)]
    .filter(([, closing]) => closing === '')
    .map(([, , name = '', attributes = '']) => ({ name, attributes: attributesOf(attributes) }));
  const [root] = elements;
  const box = /^\s*0[\s,]+0[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*$/.exec(root?.attributes.get('viewBox') ?? '');
  if (root?.name !== 'svg' || !box) return messages.certificate.svgBox();
  const other = elements.find(({ name, attributes }) => !KNOWN.has(name) || isBeyondOutlines(attributes));
  if (other) return messages.certificate.svgElement(other.name);
  const paths = elements
    .filter(({ name }) => name === 'path')
    .map(({ attributes }) => ({
      outline: (attributes.get('d') ?? '').trim(),
      fill: attributes.get('fill') ?? '#000000',
      isEvenOdd: attributes.get('fill-rule') === 'evenodd',
    }));
  if (paths.length === 0) return messages.certificate.svgEmpty();
  const odd = paths.find(({ outline, fill }) => !COLOUR.test(fill) || !OUTLINE.test(outline));
  if (odd) return messages.certificate.svgPath(odd.fill);
  return { kind: 'svg', width: Number(box[1]), height: Number(box[2]), paths };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, double ?? single ?? '']),
  );
}

function isBeyondOutlines(attributes: ReadonlyMap<string, string>): boolean {
  const stroke = attributes.get('stroke') ?? 'none';
  return (
    attributes.has('transform') || attributes.has('style') || attributes.has('class') || stroke !== 'none'
  );
}
