/** The IRIs under which activities and people appear in statements. Built and read in this one place. */

export type ActivityRef =
  | { readonly kind: 'course'; readonly course: string }
  | { readonly kind: 'lesson'; readonly lesson: string }
  | { readonly kind: 'section'; readonly lesson: string; readonly section: string }
  | { readonly kind: 'self-check'; readonly lesson: string; readonly check: string }
  | { readonly kind: 'quiz'; readonly course: string }
  | { readonly kind: 'case'; readonly case: string }
  | { readonly kind: 'scene'; readonly case: string; readonly scene: string }
  | { readonly kind: 'requirement'; readonly policy: string; readonly year: number };

const SLUG = '([a-z0-9][a-z0-9-]*)';
const READERS: readonly [RegExp, (parts: string[]) => ActivityRef][] = [
  [new RegExp(`^courses/${SLUG}$`), ([course = '']) => ({ kind: 'course', course })],
  [new RegExp(`^courses/${SLUG}/quiz$`), ([course = '']) => ({ kind: 'quiz', course })],
  [
    new RegExp(`^courses/${SLUG}/lessons/${SLUG}$`),
    ([course, slug]) => ({ kind: 'lesson', lesson: `${course}/${slug}` }),
  ],
  [
    new RegExp(`^courses/${SLUG}/lessons/${SLUG}/sections/(s\\d+)$`),
    ([course, slug, section = '']) => ({ kind: 'section', lesson: `${course}/${slug}`, section }),
  ],
  [
    new RegExp(`^courses/${SLUG}/lessons/${SLUG}/self-checks/(c\\d+)$`),
    ([course, slug, check = '']) => ({ kind: 'self-check', lesson: `${course}/${slug}`, check }),
  ],
  [new RegExp(`^cases/${SLUG}$`), ([id = '']) => ({ kind: 'case', case: id })],
  [
    new RegExp(`^cases/${SLUG}/scenes/${SLUG}$`),
    ([id = '', scene = '']) => ({ kind: 'scene', case: id, scene }),
  ],
];

/** @param identifier - the portal's base IRI, without a slash at its end */
export function activityIri(identifier: string, ref: ActivityRef): string {
  return `${identifier}/${activityPath(ref)}`;
}

function activityPath(ref: ActivityRef): string {
  switch (ref.kind) {
    case 'course':
      return `courses/${ref.course}`;
    case 'quiz':
      return `courses/${ref.course}/quiz`;
    case 'lesson':
      return lessonPath(ref.lesson);
    case 'section':
      return `${lessonPath(ref.lesson)}/sections/${ref.section}`;
    case 'self-check':
      return `${lessonPath(ref.lesson)}/self-checks/${ref.check}`;
    case 'case':
      return `cases/${ref.case}`;
    case 'scene':
      return `cases/${ref.case}/scenes/${ref.scene}`;
    case 'requirement':
      return `policies/${ref.policy}/years/${ref.year}`;
  }
}

function lessonPath(lesson: string): string {
  const [course, slug] = lesson.split('/');
  return `courses/${course}/lessons/${slug}`;
}

/** @returns what an IRI of this portal means to progress; undefined for everything else */
export function readActivityIri(identifier: string, iri: string): ActivityRef | undefined {
  if (!iri.startsWith(`${identifier}/`)) return undefined;
  const path = iri.slice(identifier.length + 1);
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(path);
    if (match) return read(match.slice(1));
  }
  return undefined;
}

/** The homePage of every person's account. */
export function accountHomePage(identifier: string): string {
  return `${identifier}/people`;
}
