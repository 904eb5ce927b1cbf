/** A moment of the record in plain words, by Beijing time. */
import { studyText } from '../i18n/zh-CN/study-lesson.ts';

/** en-US only for its plain digits; the words are ours. */
const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  hourCycle: 'h23',
});

/** @param iso - ISO 8601 */
export function describeMoment(iso: string, now: Date): string {
  const moment = partsOf(new Date(iso));
  const today = partsOf(now);
  if (moment.year !== today.year) return `${studyText.year(moment.year)}${day(moment)}`;
  const isToday = moment.month === today.month && moment.day === today.day;
  return isToday ? studyText.whenToday(moment.time) : day(moment);
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `09:05` */
  readonly time: string;
}

function day({ month, day: date, time }: Parts): string {
  return studyText.when(month, date, time);
}

function partsOf(moment: Date): Parts {
  const parts = new Map(PARTS.formatToParts(moment).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const time = `${parts.get('hour')}:${parts.get('minute')}`;
  return { year: number('year'), month: number('month'), day: number('day'), time };
}
