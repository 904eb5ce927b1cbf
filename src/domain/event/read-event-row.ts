/** What one row of a sheet of events plans, or all that is wrong with it. */
import { fail, type Result, succeed } from '../base/result.ts';
import { PRINCIPLE_IDS, type PrincipleId } from '../catalogue/catalogue.ts';
import { readDay } from '../sheet/day.ts';
import type { TemplateRow } from '../sheet/template.ts';
import { DEFAULT_GRACE_MINUTES, DEFAULT_MINIMUM_SHARE, type EventPlan, type EventWorth } from './event.ts';
import type { RowFault } from './read-attendance-row.ts';
import {
  EVENT_COLUMNS,
  type EventColumn,
  KIND_NAMES,
  kindNamed,
  minuteSaid,
  speakerNamed,
} from './sheet-columns.ts';

export interface EventRow {
  readonly row: number;
  /** As it was written: a name or a code. */
  readonly unit: string;
  readonly plan: EventPlan;
}

export const PRINCIPLE_NAMES: Record<PrincipleId, string> = {
  faith: '坚定信念',
  loyalty: '忠于国家',
  service: '服务人民',
  duty: '恪尽职守',
  law: '依法办事',
  integrity: '公正廉洁',
};

const TITLES = new Map(EVENT_COLUMNS.map(({ key, title }) => [key, title]));
const LONGEST = 120;

class Reading {
  readonly faults: RowFault[] = [];
  readonly row: TemplateRow<EventColumn>;

  constructor(row: TemplateRow<EventColumn>) {
    this.row = row;
  }

  fault(key: EventColumn, reason: string): undefined {
    const cell = this.row.address(key) ?? null;
    this.faults.push({ cell, reason: cell === null ? reason : `${cell} ${reason}` });
    return undefined;
  }

  text(key: EventColumn, isNeeded = false): string | undefined {
    const cell = this.row.cell(key);
    if (cell === undefined) return isNeeded ? this.fault(key, `没有填“${TITLES.get(key)}”`) : undefined;
    if (cell.fault !== undefined) return this.fault(key, cell.fault);
    if ([...cell.text].length > LONGEST) return this.fault(key, `“${TITLES.get(key)}”超过 ${LONGEST} 个字`);
    return cell.text;
  }

  /** @param read - undefined for what cannot be read */
  value<Value>(
    key: EventColumn,
    read: (text: string) => Value | undefined,
    { hint, isNeeded = false }: { readonly hint: string; readonly isNeeded?: boolean },
  ): Value | undefined {
    const text = this.text(key, isNeeded);
    if (text === undefined) return undefined;
    const value = read(text);
    return value === undefined ? this.fault(key, `“${text}”${hint}`) : value;
  }
}

const DAY_HINT = '看不出年月日，请写成 2026-03-05 这样';
const TIME_HINT = '看不出几点几分，请写成 09:00 这样';
const KIND_HINT = `不是活动类别，请填${Object.values(KIND_NAMES).join('、')}之一`;
const PRINCIPLE_HINT = `不是六项主要内容，请填${Object.values(PRINCIPLE_NAMES).join('、')}`;

export function readEventRow(row: TemplateRow<EventColumn>): Result<EventRow, RowFault> {
  const reading = new Reading(row);
  const unit = reading.text('unit', true);
  const kind = reading.value('kind', kindNamed, { hint: KIND_HINT, isNeeded: true });
  if (kind === 'oath') reading.fault('kind', '宣誓要写誓词和监誓人，请在活动页面上建立');
  const title = reading.text('title', true);
  const when = readWhen(reading);
  const place = reading.text('place', true);
  const worth = readWorth(reading, when ? when.endsAt - when.beginsAt : 0);
  const beside = readBeside(reading);
  if (reading.faults.length > 0 || !unit || !kind || !title || !when || !place || !worth)
    return refused(reading);
  return succeed({
    row: row.number,
    unit,
    plan: {
      ...{ kind, title, place, worth },
      ...when,
      ...beside,
      materials: [],
      minimumShareBasisPoints: DEFAULT_MINIMUM_SHARE,
      graceMinutes: DEFAULT_GRACE_MINUTES,
      needsSignOut: true,
      isInvitedOnly: false,
      oath: null,
    },
  });
}

function readWhen(reading: Reading): Pick<EventPlan, 'day' | 'lastDay' | 'beginsAt' | 'endsAt'> | undefined {
  const day = reading.value('day', readDay, { hint: DAY_HINT, isNeeded: true });
  const lastDay = reading.value('lastDay', readDay, { hint: DAY_HINT }) ?? day;
  const beginsAt = reading.value('beginsAt', minuteSaid, { hint: TIME_HINT, isNeeded: true });
  const endsAt = reading.value('endsAt', minuteSaid, { hint: TIME_HINT, isNeeded: true });
  if (day === undefined || lastDay === undefined || beginsAt === undefined || endsAt === undefined)
    return undefined;
  return { day, lastDay, beginsAt, endsAt };
}

function readBeside(
  reading: Reading,
): Pick<EventPlan, 'organiser' | 'speaker' | 'speakerKind' | 'principles' | 'notes'> {
  return {
    organiser: reading.text('organiser') ?? '',
    speaker: reading.text('speaker') ?? '',
    speakerKind:
      reading.value('speakerKind', speakerNamed, { hint: '不是主讲人身份，请照模板说明填写' }) ?? null,
    principles: reading.value('principles', principlesSaid, { hint: PRINCIPLE_HINT }) ?? [],
    notes: reading.text('notes') ?? '',
  };
}

function refused({ faults }: Reading): Result<never, RowFault> {
  return fail({ cell: faults[0]?.cell ?? null, reason: faults.map(({ reason }) => reason).join('；') });
}

/** Days where they are said, else minutes; without both the length of the event. */
function readWorth(reading: Reading, length: number): EventWorth | undefined {
  const days = reading.value(
    'days',
    (text) => (/^\d{1,2}(?:\.[05])?$/.test(text) ? Number(text) : undefined),
    {
      hint: '不是天数，请写 1 或 0.5 这样',
    },
  );
  const minutes = reading.value('minutes', (text) => (/^\d{1,4}$/.test(text) ? Number(text) : undefined), {
    hint: '不是分钟数，请写整数',
  });
  if (days !== undefined) return { kind: 'days', days: Math.floor(days), halfDays: days % 1 === 0 ? 0 : 1 };
  if (minutes === 0) return { kind: 'none' };
  return { kind: 'minutes', minutes: minutes ?? length };
}

function principlesSaid(written: string): readonly PrincipleId[] | undefined {
  const words = written.split(/[、，,；;\s]+/u).filter(Boolean);
  const found = words.map((word) => PRINCIPLE_IDS.find((id) => PRINCIPLE_NAMES[id] === word));
  return found.every((id) => id !== undefined) ? (found as PrincipleId[]) : undefined;
}
