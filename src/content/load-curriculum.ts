/** Read content/, compile it, and set aside what pages may see. Throws the whole list of problems, never a part. */
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { compileCatalogue } from './compile-catalogue.ts';
import type { Content } from './content.ts';
import { sha256Hex } from './content-hash.ts';
import { ContentProblems } from './problem.ts';
import { type PublicCurriculum, type PublicExtras, toPublicCurriculum } from './public-curriculum.ts';
import { readContent } from './read-content.ts';

export interface LoadedCurriculum {
  /** With answer keys. */
  readonly catalogue: Catalogue;
  readonly publicCurriculum: PublicCurriculum;
}

/** @param contentDir - an absolute path @throws ContentProblems */
export async function loadCurriculum(contentDir: string): Promise<LoadedCurriculum> {
  const read = await readContent(contentDir);
  if (!read.ok) throw new ContentProblems(read.failure);
  const catalogue = compileCatalogue(read.value, sha256Hex);
  return { catalogue, publicCurriculum: toPublicCurriculum(catalogue, extrasOf(read.value)) };
}

function extrasOf(content: Content): PublicExtras {
  return {
    footer: content.portal.footer,
    changes: Object.fromEntries(content.courses.map(({ id, file }) => [id, file.value.changes])),
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
