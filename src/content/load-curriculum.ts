/** Read content/, compile it, and set aside what pages may see. Throws the whole list of problems, never a part. */
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { compileCatalogue } from './compile-catalogue.ts';
import { compileGlossary } from './compile-glossary.ts';
import type { Content } from './content.ts';
import { sha256Hex } from './content-hash.ts';
import { messages } from './messages.ts';
import { ContentProblems } from './problem.ts';
import { type PublicCurriculum, type PublicExtras, toPublicCurriculum } from './public-curriculum.ts';
import { readContent, type Scope } from './read-content.ts';

export interface LoadedCurriculum {
  /** With answer keys. */
  readonly catalogue: Catalogue;
  readonly publicCurriculum: PublicCurriculum;
}

/** @param contentDir - an absolute path @throws ContentProblems */
export async function loadCurriculum(
  contentDir: string,
  scope: Exclude<Scope, 'everything'>,
): Promise<LoadedCurriculum> {
  const read = await readContent(contentDir, { scope });
  if (!read.ok) {
    throw new ContentProblems(read.failure, messages.report[scope === 'preview' ? 'preview' : 'build']);
  }
  const catalogue = compileCatalogue(read.value, sha256Hex);
  return { catalogue, publicCurriculum: toPublicCurriculum(catalogue, extrasOf(read.value)) };
}

function extrasOf(content: Content): PublicExtras {
  return {
    footer: content.portal.footer,
    history: content.history,
    glossary: compileGlossary(content),
    principles: content.principles.map(({ id, head: { title, seal, summary } }) => ({
      id,
      title,
      seal,
      summary,
    })),
    tiers: content.tiers.map(({ id, file: { title, summary, focus } }) => ({ id, title, summary, focus })),
    cases: Object.fromEntries(
      content.cases.map(({ id, head }) => {
        const { summary, minutes, objectives } = head.value;
        return [id, { summary, minutes, objectives }];
      }),
    ),
  };
}
