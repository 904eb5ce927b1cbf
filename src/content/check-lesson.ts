/** What makes a lesson: sections with something in them, and self-checks that can be answered. */
import { componentsIn, hasFlag, type MdxNode, startOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import { TOP } from './problem.ts';
import type { Located } from './read-yaml.ts';
import type { LessonHead } from './schemas/lesson.ts';
import { isSectionHeading, splitSections } from './sections.ts';
import type { Source } from './source.ts';

export function checkSections(source: Source, body: MdxNode): void {
  const first = body.children?.[0];
  if (first && !isSectionHeading(first)) source.report(startOf(first), messages.mdx.beforeFirstSection());
  const sections = splitSections(body);
  if (sections.length === 0) source.report(first ? startOf(first) : TOP, messages.mdx.noSections());
  for (const { heading, title, children } of sections) {
    if (children.length === 0) source.report(startOf(heading), messages.mdx.emptySection(title));
  }
}

export function checkSelfChecks(source: Source, body: MdxNode): void {
  for (const selfCheck of componentsIn(body, 'SelfCheck')) {
    const choices = componentsIn(selfCheck, 'Choice');
    const right = choices.filter((choice) => hasFlag(choice, 'right')).length;
    if (choices.length < 2) source.report(startOf(selfCheck), messages.selfCheck.choices(choices.length));
    if (right !== 1) source.report(startOf(selfCheck), messages.selfCheck.right(right));
  }
}

/** Questions of presence are about a section that there is, and a right option is no wrong one. */
export function checkPassageChecks(source: Source, head: Located<LessonHead>, body: MdxNode): void {
  const titles = splitSections(body).map(({ title }) => title);
  (head.value.checks ?? []).forEach(({ section, right, wrong }, index) => {
    if (!titles.includes(section)) {
      const message = messages.passageCheck.section(section, titles, nearestName(section, titles));
      source.report(head.at(['checks', index, 'section']), message);
    }
    if (wrong.includes(right))
      source.report(head.at(['checks', index, 'right']), messages.passageCheck.both(right));
  });
}
