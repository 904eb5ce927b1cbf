/** What pages get of a lesson and a case: numbered as the catalogue numbers them. */

import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { inlineSvg } from '../../../src/components/mdx/inline-svg.ts';
import { componentsIn, type MdxNode, propertyOf } from '../../../src/content/mdx-node.ts';
import { remarkContent } from '../../../src/content/remark-content.ts';
import { SAMPLE_FILES } from '../../support/content/sample-files.ts';
import { CASE, LESSON } from './broken.ts';

const CONTENT = '/portal/content';

function prepare(path: string, at = `${CONTENT}/${path}`): MdxNode {
  const text = (SAMPLE_FILES[path] ?? '').replace(/^---[\s\S]*?---\n/, '');
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(text) as unknown as MdxNode;
  remarkContent({ contentDir: CONTENT })(tree, { path: at });
  return tree;
}

const attributesOf = (node: MdxNode) => node.data?.hProperties ?? {};

test('each ## of a lesson becomes a section that says how much there is to read', () => {
  const sections = (prepare(LESSON).children ?? []).map(attributesOf);
  expect(sections).toEqual([
    { id: 's1', 'data-section': 's1', 'data-characters': '21', 'aria-labelledby': 's1-title' },
    { id: 's2', 'data-section': 's2', 'data-characters': '39', 'aria-labelledby': 's2-title' },
  ]);
});

test('blocks are numbered over the whole lesson, headings left out', () => {
  const blocks = (prepare(LESSON).children ?? []).flatMap((section) => section.children?.slice(1) ?? []);
  const ids = blocks.map((block) => propertyOf(block, 'id') ?? attributesOf(block).id);
  expect(ids).toEqual(blocks.map((_, index) => `p${index + 1}`));
  expect(
    blocks.every((block) => (propertyOf(block, 'data-block') ?? attributesOf(block)['data-block']) === ''),
  ).toBe(true);
});

test('self-checks and their choices know their number', () => {
  const [check] = componentsIn(prepare(LESSON), 'SelfCheck');
  expect(check && propertyOf(check, 'check')).toBe('c1');
  const choices = check ? componentsIn(check, 'Choice') : [];
  expect(choices.map((choice) => [propertyOf(choice, 'check'), propertyOf(choice, 'place')])).toEqual([
    ['c1', '1'],
    ['c1', '2'],
  ]);
});

test('figures are named by their path below content/', () => {
  const [figure] = componentsIn(prepare(LESSON), 'Figure');
  expect(figure && propertyOf(figure, 'src')).toBe('courses/sample/steps.svg');
});

test('a case keeps its outline; its decisions know their scene', () => {
  const tree = prepare(CASE);
  expect(componentsIn(tree, 'Decision').map((decision) => propertyOf(decision, 'scene'))).toEqual([
    'door',
    'wait',
  ]);
  expect(tree.children?.some((node) => node.type === 'section')).toBe(false);
});

test('files outside content/ are left alone', () => {
  expect((prepare(LESSON, '/elsewhere/a.mdx').children ?? []).some((node) => node.type === 'section')).toBe(
    false,
  );
});

test('an inlined drawing keeps its inner references and shares no id with another', () => {
  const drawing =
    '<?xml version="1.0"?><!-- a --><svg viewBox="0 0 1 1"><g id="a"/><use href="#a" fill="url(#a)"/></svg>';
  expect(inlineSvg(drawing, 'x')).toBe(
    '<svg aria-hidden="true" focusable="false" viewBox="0 0 1 1"><g id="x-a"/><use href="#x-a" fill="url(#x-a)"/></svg>',
  );
});
