/** What the tracker reads from and marks in the page around it. */
import { studyText } from '../../i18n/zh-CN/study-lesson.ts';

/** The page's outline may carry a mark for each section; what it looks like is the page's. */
export function markOutline(section: string): void {
  for (const entry of document.querySelectorAll(`[data-outline-section="${CSS.escape(section)}"]`)) {
    if (entry.hasAttribute('data-seen')) continue;
    entry.setAttribute('data-seen', '');
    const spoken = document.createElement('span');
    spoken.className = 'visually-hidden';
    spoken.textContent = `（${studyText.tracker.sectionSeen}）`;
    entry.append(spoken);
  }
}

/** The question without the label that stands before it. */
export function questionOf(field: HTMLElement): string {
  const words = [...(field.querySelector('legend')?.childNodes ?? [])]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent ?? '')
    .join('');
  return words.trim();
}

/** What a masthead that stays in place hides of the page's top. */
export function coveredPx(): number {
  const masthead = document.querySelector('header');
  if (!masthead || !['sticky', 'fixed'].includes(getComputedStyle(masthead).position)) return 0;
  return masthead.offsetHeight;
}

/** The pages of a course's lessons that this page links to, itself included. */
export function lessonLinks(course: string): readonly string[] {
  const links = [
    ...document.querySelectorAll<HTMLAnchorElement>(`a[href^="/courses/${CSS.escape(course)}/"]`),
  ];
  const paths = links.map((link) => link.pathname).filter((path) => /\/\d\d-[^/]+\/$/.test(path));
  return [...new Set([location.pathname, ...paths])];
}
