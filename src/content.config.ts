/** The MDX collections. Their text is rendered by pages; facts and hours come from src/content/curriculum.ts. */

import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob } from 'astro/loaders';
import { places } from './content/places.ts';
import { caseSchema } from './content/schemas/case.ts';
import { lessonSchema } from './content/schemas/lesson.ts';
import { pageSchema } from './content/schemas/page.ts';
import { principleSchema } from './content/schemas/principle.ts';

/** Entry ids are paths without the ending: lessons `<course>/<NN-lesson>`, all others the file name. */
function mdxIn(folder: string, pattern: string) {
  return glob({
    base: pathToFileURL(`${join(places().contentDir, folder)}/`),
    pattern,
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    // The body is compiled as a module; a copy of its source in the store serves nobody.
    retainBody: false,
  });
}

export const collections = {
  principles: defineCollection({ loader: mdxIn('principles', '*.mdx'), schema: principleSchema }),
  lessons: defineCollection({ loader: mdxIn('courses', '*/*.mdx'), schema: lessonSchema }),
  cases: defineCollection({ loader: mdxIn('cases', '*.mdx'), schema: caseSchema }),
  pages: defineCollection({ loader: mdxIn('pages', '*.mdx'), schema: pageSchema }),
};
