/** What keeps the clock from running, or what became of the time without a network, in one line. */
import { studyText } from '../../i18n/zh-CN/study-lesson.ts';
import type { LessonProgress } from '../../stores/lesson-progress.ts';

/** @returns '' when there is nothing to say */
export function describePresence(progress: LessonProgress): string {
  const words = studyText.status;
  const { presence } = progress;
  if (presence === 'offline') return words.offline(progress.notedMinutes ?? 0);
  if (presence === 'counting') return describeReport(progress);
  if (presence === 'starting' || presence === 'signedOut') return '';
  return words.notes[presence];
}

export function isOffline({ presence }: LessonProgress): boolean {
  return presence === 'offline' || presence === 'offlineAsked' || presence === 'offlineUncounted';
}

function describeReport({ report }: LessonProgress): string {
  const words = studyText.status;
  if (!report) return '';
  if (!report.own) return report.refusal ?? '';
  const { earned, overLimit, minutesPerDay } = report.own;
  if (earned + overLimit === 0) return words.offlineNothing;
  const parts = [
    ...(earned > 0 ? [words.offlineTaken(earned)] : []),
    ...(overLimit > 0 ? [words.offlineOverLimit(overLimit, minutesPerDay)] : []),
  ];
  return parts.join('，');
}
