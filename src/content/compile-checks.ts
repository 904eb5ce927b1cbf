/**
 * The questions that ask a silent reader whether somebody is there: the author's, and for a section without any,
 * two made from the lesson itself. They are no test: who has the passage before the eyes can answer them.
 */
import type { PassageCheck } from '../domain/presence/passage-check.ts';
import type { CourseSource, LessonSource } from './content.ts';
import { isComponent, type MdxNode, textOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import { type LessonSection, splitSections } from './sections.ts';

export type ChecksOf = (lesson: LessonSource) => readonly PassageCheck[];
type Draft = Omit<PassageCheck, 'id'>;

/** More are drawn from these at random. */
const WRONG_OPTIONS = 4;
/** A sentence that can be told apart at a glance, and read in one breath. */
const SENTENCE = { shortest: 10, longest: 36 };

/** What a section could be recognised by. */
interface Marks {
  readonly lesson: LessonSource;
  readonly section: LessonSection;
  readonly sentence: string | undefined;
}

/** @param courses - all of them: wrong options come from the same course, and from others where it has too few */
export function passageChecks(courses: readonly CourseSource[]): ChecksOf {
  const byCourse = courses.map((course) => course.lessons.flatMap(marksOf));
  return (lesson) => {
    const own = byCourse.find((marks) => marks.some((mark) => mark.lesson === lesson)) ?? [];
    const others = byCourse.filter((marks) => marks !== own).flat();
    const sections = own.filter((mark) => mark.lesson === lesson);
    const drafts = sections.flatMap((mark) => checksOf(mark, [...ownFirst(own, mark), ...others]));
    return drafts.map((draft, index) => ({ id: `k${index + 1}`, ...draft }));
  };
}

function marksOf(lesson: LessonSource): readonly Marks[] {
  return splitSections(lesson.body).map((section) => ({ lesson, section, sentence: sentenceOf(section) }));
}

/** The course's other sections, those that come after it first, so that neighbours do not all share their options. */
function ownFirst(own: readonly Marks[], mark: Marks): readonly Marks[] {
  const at = own.indexOf(mark);
  return [...own.slice(at + 1), ...own.slice(0, at)];
}

function checksOf(mark: Marks, others: readonly Marks[]): readonly Draft[] {
  const { section, title } = { section: mark.section.id, title: mark.section.title };
  const written = (mark.lesson.head.value.checks ?? []).filter((check) => check.section === title);
  if (written.length > 0) return written.map((check) => ({ ...check, section }));
  return [
    ...draft(
      { section, question: messages.passageCheck.whichSection(), right: title },
      others.map((other) => other.section.title),
    ),
    ...draft(
      { section, question: messages.passageCheck.whichSentence(), right: mark.sentence },
      others.map((other) => other.sentence),
    ),
  ];
}

/** @returns nothing where there is no right option, or no wrong one */
function draft(
  { right, ...rest }: { section: string; question: string; right: string | undefined },
  others: readonly (string | undefined)[],
): readonly Draft[] {
  const strange = others.filter((text): text is string => text !== undefined && text !== right);
  const wrong = [...new Set(strange)].slice(0, WRONG_OPTIONS);
  return right === undefined || wrong.length === 0 ? [] : [{ ...rest, right, wrong }];
}

/** The first bold sentence of a good length; else the first plain one. */
function sentenceOf({ children }: LessonSection): string | undefined {
  const paragraphs = children.filter((node) => node.type === 'paragraph' && !isComponent(node));
  const bold = paragraphs.flatMap(boldIn).map((node) => textOf(node));
  const plain = paragraphs.map((node) => textOf(node));
  return [...bold, ...plain].flatMap(sentencesIn).find(isGoodLength);
}

function boldIn(node: MdxNode): readonly MdxNode[] {
  return node.type === 'strong' ? [node] : (node.children ?? []).flatMap(boldIn);
}

/** Whole sentences without quotation marks: half a quotation reads like a mistake. */
function sentencesIn(text: string): readonly string[] {
  const sentences = text.match(/[^。！？]+[。！？]/gu) ?? [];
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => !/[“”‘’「」：]/u.test(sentence));
}

function isGoodLength(sentence: string): boolean {
  const { length } = [...sentence];
  return length >= SENTENCE.shortest && length <= SENTENCE.longest;
}
