/** A moment of the record in plain words, by Beijing time. */
import { studyText } from '../i18n/zh-CN/study-lesson.ts';

const TIME_ZONE = 'Asia/Shanghai';

/** @param iso - ISO 8601 */
export function describeMoment(iso: string, now: Date): string {
  const time = part(new Date(iso), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = dayOf(new Date(iso));
  const isToday = day.month === dayOf(now).month && day.date === dayOf(now).date;
  return isToday ? studyText.whenToday(time) : studyText.when(day.month, day.date, time);
}

function dayOf(moment: Date): { readonly month: number; readonly date: number } {
  const [month = '0', date = '0'] = part(moment, { month: 'numeric', day: 'numeric' }).split('/');
  return { month: Number(month), date: Number(date) };
}

/** en-US only for its plain digits and slashes; the words are ours. */
function part(moment: Date, what: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: TIME_ZONE, ...what }).format(moment);
}
