/** Who may take which report, of which unit; and the report itself, as a sheet or as a document. */
import type { UnitView } from '../../src/domain/api/api.ts';
import { REPORT_KINDS, type ReportKind, type ReportsView } from '../../src/domain/api/reports.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { ReportDocument } from '../../src/domain/report/annual/document.ts';
import { writeAnnualReport } from '../../src/domain/report/annual/write-annual-report.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { annualFigures } from './annual-figures.ts';
import { viewYearCloses } from './close-year.ts';
import type { Deps } from './deps.ts';
import { type FollowQuery, lookAt } from './follow-unit.ts';
import { createPastStandings } from './past-standings.ts';
import { allUnits, viewUnits } from './reach-units.ts';
import { type Report, writeItemReport, writeReport } from './write-report.ts';

export interface Reporter {
  readonly view: (caller: SessionCaller) => Promise<Result<ReportsView>>;
  readonly report: (caller: SessionCaller, kind: ReportKind, query: FollowQuery) => Promise<Result<Report>>;
  /** The annual report to be read, of a closed year as it was frozen unless a day is asked for. */
  readonly annual: (caller: SessionCaller, query: FollowQuery) => Promise<Result<ReportDocument>>;
}

const NOT_ALLOWED: Result<never> = fail({
  code: 'not-allowed',
  message: '这份报表供单位培训管理员、纪检监察和系统管理员使用；题目分析供课程发布人员使用。',
});

export function createReporter(deps: Deps): Reporter {
  const pastStandings = createPastStandings(deps);
  return {
    view: async (caller) => {
      const kinds = await kindsOf(deps, caller);
      return kinds.length === 0 ? NOT_ALLOWED : succeed({ kinds, ...(await viewYearCloses(deps, caller)) });
    },
    report: async (caller, kind, query) => {
      const kinds = await kindsOf(deps, caller);
      if (!kinds.includes(kind)) return NOT_ALLOWED;
      const who = caller.personId;
      if (kind === 'items') return writeItemReport(deps, who, who);
      const units = await viewUnits(deps, caller);
      if (!units.ok) return units;
      const followed = await lookAt(deps, pastStandings, units.value, query);
      return followed.ok ? writeReport(deps, { kind, who, followed: followed.value }) : followed;
    },
    annual: async (caller, query) => {
      const units = await viewUnits(deps, caller);
      return units.ok ? annualOf(deps, pastStandings, units.value, query) : units;
    },
  };
}

async function annualOf(
  deps: Deps,
  pastStandings: ReturnType<typeof createPastStandings>,
  units: readonly UnitView[],
  query: FollowQuery,
): Promise<Result<ReportDocument>> {
  const isFrozen =
    query.isFrozen ??
    (query.asOf === undefined && (await deps.storage.yearCloses.of(query.year)) !== undefined);
  const followed = await lookAt(deps, pastStandings, units, { ...query, isFrozen });
  if (!followed.ok) return followed;
  return succeed(writeAnnualReport(await annualFigures(deps, pastStandings, followed.value)));
}

/** For the command line, which reaches everything. @param unit - an id or a code */
export async function reportOfAll(deps: Deps, kind: ReportKind, query: FollowQuery): Promise<Result<Report>> {
  if (kind === 'items') return writeItemReport(deps, 'system', undefined);
  const followed = await lookAt(deps, createPastStandings(deps), await allUnits(deps), query);
  return followed.ok ? writeReport(deps, { kind, who: 'system', followed: followed.value }) : followed;
}

async function kindsOf(deps: Deps, caller: SessionCaller): Promise<readonly ReportKind[]> {
  const units = await viewUnits(deps, caller);
  const mayItems = caller.roles.includes('publisher') || caller.roles.includes('administrator');
  return REPORT_KINDS.filter((kind) => (kind === 'items' ? mayItems : units.ok));
}
