/** Which sections of a lesson the record knows of, or will: told ones are not told again. */
import type { SessionView } from '../domain/api/api.ts';
import { learning } from './learning.ts';
import { outbox } from './outbox.ts';
import { shelf } from './study-shelf.ts';

/** A lesson as it stands on the page; sections of an older content are other sections. */
export interface LessonText {
  readonly lesson: string;
  /** Changes when the sections do. */
  readonly content: string;
}

export const sectionsTold = {
  /**
   * What the server lists and what still waits to be uploaded. Without the server, what this browser told this
   * year: a course is studied anew each year, and telling twice does no harm.
   */
  async of(who: SessionView, text: LessonText, nowMs: number): Promise<ReadonlySet<string>> {
    const [waiting, mine] = await Promise.all([outbox.waitingIds(who.person.id), toldHere(who, text)]);
    const listed = await listedByServer(text.lesson);
    const isSameYear = (toldAtMs: number) =>
      new Date(toldAtMs).getFullYear() === new Date(nowMs).getFullYear();
    const stands = mine.filter(({ statement, toldAtMs }) =>
      listed ? waiting.has(statement) : isSameYear(toldAtMs),
    );
    return new Set([...(listed ?? []), ...stands.map(({ section }) => section)]);
  },

  async add(
    who: SessionView,
    text: LessonText,
    told: { section: string; statement: string; toldAtMs: number },
  ) {
    const { section, ...facts } = told;
    await shelf.told.put({ key: keyOf(who, text, section), person: who.person.id, ...facts });
  },
};

async function listedByServer(lesson: string): Promise<readonly string[] | undefined> {
  const view = await learning.view();
  if (!view.ok) return undefined;
  const course = view.value.courses.find((candidate) => candidate.course === lesson.split('/')[0]);
  return course?.sectionsSeen[lesson] ?? [];
}

async function toldHere(who: SessionView, text: LessonText) {
  const prefix = keyOf(who, text, '');
  const rows = await shelf.told.rows(who.person.id);
  return rows
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, statement, toldAtMs }) => ({ section: key.slice(prefix.length), statement, toldAtMs }));
}

function keyOf(who: SessionView, { lesson, content }: LessonText, section: string): string {
  return `${who.person.id} ${lesson} ${content} ${section}`;
}
