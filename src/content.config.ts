/** The MDX collections. Their text is rendered by pages; facts and hours come from src/content/curriculum.ts. */

import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob } from 'astro/loaders';
import { isPreview, places } from './content/places.ts';
import { caseSchema } from './content/schemas/case.ts';
import { lessonSchema } from './content/schemas/lesson.ts';
import { pageSchema } from './content/schemas/page.ts';
import { principleSchema } from './content/schemas/principle.ts';
import { unreleased } from './content/unreleased.ts';

/** Entry ids are paths without the ending: lessons `<course>/<NN-lesson>`, all others the file name. */
function mdxIn(folder: string, pattern: string | string[]) {
  return glob({
    base: pathToFileURL(`${join(places().contentDir, folder)}/`),
    pattern,
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    // The body is compiled as a module; a copy of its source in the store serves nobody.
    retainBody: false,
  });
}

/** A build knows nothing of what was not published; the preview shows it all. */
const hidden = isPreview() ? { courses: [], cases: [] } : unreleased(places().contentDir);
const lessons = ['*/*.mdx', ...hidden.courses.map((id) => `!${id}/**`)];
const cases = ['*.mdx', ...hidden.cases.map((id) => `!${id}.mdx`)];

export const collections = {
  principles: defineCollection({ loader: mdxIn('principles', '*.mdx'), schema: principleSchema }),
  lessons: defineCollection({ loader: mdxIn('courses', lessons), schema: lessonSchema }),
  cases: defineCollection({ loader: mdxIn('cases', cases), schema: caseSchema }),
  pages: defineCollection({ loader: mdxIn('pages', '*.mdx'), schema: pageSchema }),
};
