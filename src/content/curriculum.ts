/**
 * The curriculum for pages, read once a build and again in development whenever a file changed.
 * Pages import `publicCurriculum` only: `curriculum` holds the answer keys.
 */
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { contentStamp } from './content-stamp.ts';
import { type LoadedCurriculum, loadCurriculum } from './load-curriculum.ts';
import { isPreview, places } from './places.ts';
import type { PublicCurriculum } from './public-curriculum.ts';

export type {
  PublicCase,
  PublicCourse,
  PublicCurriculum,
  PublicPortal,
  PublicQuiz,
  PublicRelease,
  PublicTier,
} from './public-curriculum.ts';

let cached: { readonly stamp: string; readonly loaded: Promise<LoadedCurriculum> } | undefined;

/** With answer keys: for the build and the server's catalogue, never for a page. */
export async function curriculum(): Promise<Catalogue> {
  return (await load()).catalogue;
}

/** @throws ContentProblems with every problem when the content is not right */
export async function publicCurriculum(): Promise<PublicCurriculum> {
  return (await load()).publicCurriculum;
}

async function load(): Promise<LoadedCurriculum> {
  const { contentDir } = places();
  const stamp = isPreview() ? await contentStamp(contentDir) : contentDir;
  if (cached?.stamp !== stamp) {
    cached = { stamp, loaded: loadCurriculum(contentDir, isPreview() ? 'preview' : 'site') };
  }
  return cached.loaded;
}
