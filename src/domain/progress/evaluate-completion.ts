/**
 * Decide whether a course is complete. The one place that says so: nothing else may award.
 * Complete means: every section of every lesson seen, every lesson's minimum engaged minutes lived
 * (over any number of visits), and the quiz passed.
 */
import type { CourseRecord, LessonRecord } from '../catalogue/catalogue.ts';

/** What the record holds of one person and one course. */
export interface CourseProgress {
  /** Section ids seen, by lesson id. */
  readonly sectionsSeen: Readonly<Record<string, readonly string[]>>;
  /** Engaged minutes, by lesson id. */
  readonly minutes: Readonly<Record<string, number>>;
  readonly quizPassed: boolean;
}

export interface LessonStanding {
  readonly lesson: string;
  readonly sectionsSeen: number;
  readonly sectionCount: number;
  readonly minutes: number;
  readonly minimumMinutes: number;
  readonly complete: boolean;
}

export interface CourseStanding {
  readonly lessons: readonly LessonStanding[];
  readonly lessonsComplete: boolean;
  readonly quizPassed: boolean;
  readonly complete: boolean;
}

export function evaluateCompletion(course: CourseRecord, progress: CourseProgress): CourseStanding {
  const lessons = course.lessons.map((lesson) => standingOf(lesson, progress));
  const lessonsComplete = lessons.length > 0 && lessons.every((lesson) => lesson.complete);
  const { quizPassed } = progress;
  return { lessons, lessonsComplete, quizPassed, complete: lessonsComplete && quizPassed };
}

function standingOf(lesson: LessonRecord, progress: CourseProgress): LessonStanding {
  const seen = new Set(progress.sectionsSeen[lesson.id] ?? []);
  const sectionsSeen = lesson.sections.filter((section) => seen.has(section.id)).length;
  const sectionCount = lesson.sections.length;
  const minutes = progress.minutes[lesson.id] ?? 0;
  const { minimumMinutes } = lesson;
  const complete = sectionsSeen === sectionCount && minutes >= minimumMinutes;
  return { lesson: lesson.id, sectionsSeen, sectionCount, minutes, minimumMinutes, complete };
}
