/**
 * Prepare content for pages: figures get their path, lessons get numbered sections, blocks and self-checks,
 * cases get what their decisions need. Changes the tree only; what it may hold was checked before the build.
 */
import { posix, relative, sep } from 'node:path';
import { countCharacters } from './count-characters.ts';
import { componentsIn, type MdxNode, propertyOf } from './mdx-node.ts';
import { orderedLists, stepsOf } from './process-steps.ts';
import { blocksOf, isSectionHeading, type LessonSection, splitSections } from './sections.ts';
import { termNameOf } from './term-name.ts';

interface FileLike {
  readonly path?: string;
}

/** A remark plugin. @param contentDir - an absolute path; files elsewhere are left alone */
export function remarkContent({ contentDir }: { readonly contentDir: string }) {
  // unified hands over mdast's own types; this is the part of them that is used here.
  return (tree: unknown, file: FileLike): void => {
    const path = relative(contentDir, file.path ?? '')
      .split(sep)
      .join('/');
    if (path === '' || path.startsWith('..')) return;
    const body = tree as MdxNode;
    resolveFigures(body, posix.dirname(path));
    resolveMedia(body, posix.dirname(path));
    listSteps(body);
    numberTerms(body);
    if (path.startsWith('courses/')) wrapSections(body);
    if (path.startsWith('cases/')) linkDecisions(body);
  };
}

/** `Figure.astro` finds drawings by their path under content/. */
function resolveFigures(body: MdxNode, folder: string): void {
  for (const figure of componentsIn(body, 'Figure')) {
    setProperty(figure, 'src', posix.join(folder, propertyOf(figure, 'src') ?? ''));
  }
}

/** The build puts recordings under /media/ by the same path (place-media.ts). */
function resolveMedia(body: MdxNode, folder: string): void {
  for (const media of componentsIn(body, 'Media')) {
    for (const name of ['src', 'captions']) {
      const file = propertyOf(media, name);
      if (file !== undefined) setProperty(media, name, posix.join(folder, file));
    }
  }
}

/** `Process.astro` draws from a list of texts. */
function listSteps(body: MdxNode): void {
  for (const process of componentsIn(body, 'Process')) {
    const steps = orderedLists(process).flatMap(stepsOf);
    setProperty(process, 'steps', JSON.stringify(steps.map(({ text }) => text ?? '')));
  }
}

/** `t1`, `t2`, … over the whole page. */
function numberTerms(body: MdxNode): void {
  componentsIn(body, 'Term').forEach((term, index) => {
    setProperty(term, 'name', termNameOf(term));
    setProperty(term, 'place', `t${index + 1}`);
  });
}

function wrapSections(body: MdxNode): void {
  const sections = splitSections(body);
  numberBlocks(sections);
  numberSelfChecks(body);
  const firstHeading = (body.children ?? []).findIndex(isSectionHeading);
  const before = firstHeading < 0 ? (body.children ?? []) : (body.children ?? []).slice(0, firstHeading);
  body.children = [...before, ...sections.map(asSectionElement)];
}

function asSectionElement({ id, heading, children }: LessonSection): MdxNode {
  const headingId = `${id}-title`;
  addAttributes(heading, { id: headingId });
  return {
    type: 'section',
    data: {
      hName: 'section',
      hProperties: {
        id,
        'data-section': id,
        'data-characters': String(countCharacters([heading, ...children])),
        'aria-labelledby': headingId,
      },
    },
    children: [heading, ...children],
  };
}

/** `p1`, `p2`, … over the whole lesson. */
function numberBlocks(sections: readonly LessonSection[]): void {
  sections.flatMap(blocksOf).forEach((block, index) => {
    addAttributes(block, { id: `p${index + 1}`, 'data-block': '' });
  });
}

/** `c1`, `c2`, … over the whole lesson, as the statements name them. */
function numberSelfChecks(body: MdxNode): void {
  componentsIn(body, 'SelfCheck').forEach((selfCheck, index) => {
    const check = `c${index + 1}`;
    setProperty(selfCheck, 'check', check);
    componentsIn(selfCheck, 'Choice').forEach((choice, place) => {
      setProperty(choice, 'check', check);
      setProperty(choice, 'place', String(place + 1));
    });
  });
}

function linkDecisions(body: MdxNode): void {
  for (const scene of componentsIn(body, 'Scene')) {
    const id = propertyOf(scene, 'id') ?? '';
    for (const decision of componentsIn(scene, 'Decision')) setProperty(decision, 'scene', id);
  }
}

/** On a component as properties, on Markdown as attributes of its element. */
function addAttributes(node: MdxNode, attributes: Readonly<Record<string, string>>): void {
  if (node.attributes) {
    for (const [name, value] of Object.entries(attributes)) setProperty(node, name, value);
  } else {
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, ...attributes } };
  }
}

function setProperty(node: MdxNode, name: string, value: string): void {
  const others = (node.attributes ?? []).filter((attribute) => attribute.name !== name);
  node.attributes = [...others, { type: 'mdxJsxAttribute', name, value }];
}
