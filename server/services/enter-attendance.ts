/** Post an activity somebody attended; how much it is worth follows from the conversions of the year's rules. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { PrincipleId } from '../../src/domain/catalogue/catalogue.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { centihoursOfDays, centihoursOfSeconds, conversionOf } from '../../src/domain/policy/conversion.ts';
import type { Category, Policy } from '../../src/domain/policy/policy.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { postEntry } from './post-entry.ts';

export interface Attendance {
  readonly personId: string;
  readonly year: number;
  readonly kind: 'event' | 'practice';
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly place: string;
  readonly organiser: string;
  readonly confirmedBy: string;
  readonly principle?: PrincipleId;
  /** The claim it was approved by. */
  readonly claim?: string;
  readonly approvedBy?: string;
  readonly amount:
    | { readonly minutes: number }
    | { readonly days: number; readonly halfDays: number }
    /** As the organiser has fixed them. */
    | { readonly centihours: number };
  readonly postedBy: string;
}

export async function enterAttendance(deps: Deps, attendance: Attendance): Promise<Result<CreditEntry>> {
  const { personId, year, kind, amount, postedBy, ...facts } = attendance;
  const category = kind === 'event' ? 'ethicsEvent' : 'ethicsPractice';
  const converted = convert(await governingPolicy(deps, year), category, amount);
  if (!converted.ok) return converted;
  return postEntry(deps, {
    personId,
    year,
    category,
    centihours: converted.value,
    source: kind,
    evidence: { kind, ...facts },
    contentHash: null,
    postedBy,
  });
}

function convert(policy: Policy, category: Category, amount: Attendance['amount']): Result<number> {
  const centihours = centihoursOf(policy, category, amount);
  if (centihours === undefined) {
    const isByDays = conversionOf(policy, category).kind === 'days';
    return fail({
      code: 'invalid-request',
      message: isByDays
        ? '按这一年的规则，这类学时按天折算，请写天数和半天数。'
        : '按这一年的规则，这类学时按分钟折算，请写分钟数。',
      field: '/amount',
    });
  }
  if (centihours > 0) return succeed(centihours);
  return fail({
    code: 'invalid-request',
    message: '这样折算下来不到 0.01 学时，请核对数量。',
    field: '/amount',
  });
}

function centihoursOf(policy: Policy, category: Category, amount: Attendance['amount']): number | undefined {
  const conversion = conversionOf(policy, category);
  if ('centihours' in amount) return amount.centihours;
  return 'minutes' in amount
    ? centihoursOfSeconds(conversion, amount.minutes * 60)
    : centihoursOfDays(conversion, amount);
}
