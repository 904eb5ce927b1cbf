/** Sheets for officers: attendance with the list filled in, and the empty template of events. */
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { ATTENDANCE_COLUMNS, EVENT_COLUMNS } from '../../src/domain/event/sheet-columns.ts';
import type { EventOfficer } from './admit-events.ts';
import type { Deps } from './deps.ts';
import { viewEvent } from './view-events.ts';

const WIDTHS: Readonly<Record<string, number>> = { unit: 30, title: 36, place: 24, note: 30, notes: 30 };

/** What is known so far, one row a person and day; sent back, it says the same. */
export async function attendanceXlsx(
  deps: Deps,
  officer: EventOfficer,
  id: string,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const event = await viewEvent(deps, officer, id);
  if (!event.ok) return event;
  const columns = ATTENDANCE_COLUMNS.filter(({ key }) => key !== 'reason');
  const rows = event.value.people.flatMap(({ staffNumber, name, unit, state, days, note }) => {
    const who = [staffNumber, name, unit];
    if (state !== 'times' || days.length === 0)
      return [[...who, '', '', '', state === 'none' ? '' : state === 'absent' ? '否' : '是', note ?? '']];
    return days.map(({ day, cameAt, leftAt }) => [...who, day, cameAt ?? '', leftAt ?? '', '', note ?? '']);
  });
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: officer.who,
    action: 'event-attendance-exported',
    detail: { event: id, rows: rows.length },
  });
  return succeed(deps.sheets.writeXlsx('出勤', widths(columns), rows));
}

export function eventsTemplateXlsx(deps: Deps): ReadableStream<Uint8Array> {
  return deps.sheets.writeXlsx('活动', widths(EVENT_COLUMNS), []);
}

function widths(columns: readonly { readonly key: string; readonly title: string }[]) {
  return columns.map(({ key, title }) => ({ title, width: WIDTHS[key] ?? 14 }));
}
