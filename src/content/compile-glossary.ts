/** The glossary as pages show it: each term with the pages whose text holds it. */
import type { Content } from './content.ts';
import { type MdxNode, propertyOf } from './mdx-node.ts';
import type { PublicTerm } from './public-curriculum.ts';
import { namesOf } from './read-glossary.ts';

export function compileGlossary(content: Content): readonly PublicTerm[] {
  const pages = readablePages(content);
  return content.glossary.map((term) => ({
    id: addressOf(term.pinyin),
    ...{ name: term.name, also: term.also ?? [], group: term.group, definition: term.definition },
    letter: (term.pinyin[0] ?? '').toUpperCase(),
    pages: pages
      .filter(({ text }) => namesOf(term).some((name) => text.includes(name)))
      .map(({ href, title }) => ({ href, title })),
  }));
}

/** The entry's fragment on /glossary/. @param pinyin - syllables with blanks between */
function addressOf(pinyin: string): string {
  return pinyin.replaceAll(' ', '-');
}

interface ReadablePage {
  readonly href: string;
  readonly title: string;
  readonly text: string;
}

/** Lessons and cases in the order of the portal; what is offered no more is left out. */
function readablePages({ courses, cases }: Content): readonly ReadablePage[] {
  const offered = <Item>(items: readonly Item[], stateOf: (item: Item) => string) =>
    items.filter((item) => stateOf(item) !== 'retired');
  const lessons = offered(courses, ({ file }) => file.value.state).flatMap(({ id, lessons: all }) =>
    all.map(({ slug, head, body }) => ({
      href: `/courses/${id}/${slug}/`,
      title: head.value.title,
      text: wordsOf(body),
    })),
  );
  const studies = offered(cases, ({ head }) => head.value.state).map(({ id, head, body }) => ({
    href: `/cases/${id}/`,
    title: head.value.title,
    text: wordsOf(body),
  }));
  return [...lessons, ...studies];
}

/** Words of the text and of captions, questions and names of documents; blocks apart, so that no word is made by chance. */
function wordsOf(node: MdxNode): string {
  const own = node.value ?? '';
  const said = (node.attributes ?? [])
    .map(({ name }) => (name === undefined ? '' : (propertyOf(node, name) ?? '')))
    .join('\n');
  const inside = (node.children ?? []).map(wordsOf).join(isBlock(node) ? '\n' : '');
  return [own, said, inside].filter((part) => part !== '').join('\n');
}

function isBlock(node: MdxNode): boolean {
  return !['paragraph', 'heading', 'strong', 'emphasis', 'link', 'mdxJsxTextElement'].includes(node.type);
}
