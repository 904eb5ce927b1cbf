/** Read content/glossary.yaml, and check that terms that texts name stand in it. */
import { componentsIn, type MdxNode, startOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import { type Located, readYaml } from './read-yaml.ts';
import { glossarySchema, type TermEntry } from './schemas/glossary.ts';
import { type Library, readSource, type Source } from './source.ts';
import { termNameOf } from './term-name.ts';

const FILE = 'glossary.yaml';

/** @returns the terms; none, reported, when they cannot be read */
export async function readGlossary(library: Library): Promise<readonly TermEntry[] | undefined> {
  const source = await readSource(library, FILE);
  const file = source && readYaml({ source, text: source.text, firstLine: 1 }, glossarySchema);
  if (!source || !file) return undefined;
  checkNames(source, file);
  return [...file.value].sort((left, right) => (left.pinyin < right.pinyin ? -1 : 1));
}

function checkNames(source: Source, file: Located<readonly TermEntry[]>): void {
  const names = new Set<string>();
  const addresses = new Set<string>();
  file.value.forEach((term, index) => {
    namesOf(term).forEach((name, place) => {
      const path = place === 0 ? [index, 'name'] : [index, 'also', place - 1];
      if (names.has(name)) source.report(file.at(path), messages.field.repeated(name));
      names.add(name);
    });
    if (addresses.has(term.pinyin)) {
      source.report(file.at([index, 'pinyin']), messages.glossary.samePinyin(term.pinyin));
    }
    addresses.add(term.pinyin);
  });
}

export function namesOf({ name, also = [] }: TermEntry): readonly string[] {
  return [name, ...also];
}

function findTerm(terms: readonly TermEntry[], name: string): TermEntry | undefined {
  return terms.find((term) => namesOf(term).includes(name));
}

/** @param terms - undefined when the glossary itself could not be read, which has been reported */
export function checkTerms(source: Source, body: MdxNode, terms: readonly TermEntry[] | undefined): void {
  if (!terms) return;
  const known = terms.flatMap(namesOf);
  for (const node of componentsIn(body, 'Term')) {
    const name = termNameOf(node);
    if (name !== '' && !findTerm(terms, name)) {
      source.report(startOf(node), messages.glossary.unknown(name, nearestName(name, known)));
    }
  }
}
