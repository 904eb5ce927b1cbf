/** Sums of units and tiers, put together the ways the dashboard shows them. Every way adds up to the same. */
import type { UnitView } from '../../src/domain/api/api.ts';
import type { FollowFigures, FollowingView } from '../../src/domain/api/following.ts';
import { TIER_IDS } from '../../src/domain/catalogue/catalogue.ts';
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/principle.ts';
import { hourRanges, LAG_REASONS, type LagReason } from '../../src/domain/report/standing.ts';
import { MONTH_COUNT } from '../../src/domain/report/year-spread.ts';
import type { Measure, StandingSums } from '../ports/following-store.ts';

type Added = Pick<
  FollowingView,
  | 'all'
  | 'units'
  | 'tiers'
  | 'distribution'
  | 'months'
  | 'principles'
  | 'withoutPrincipleCentihours'
  | 'forecast'
>;

export function addSums(
  sums: readonly StandingSums[],
  {
    unit,
    units,
    measure,
  }: { readonly unit: UnitView; readonly units: readonly UnitView[]; readonly measure: Measure },
): Added {
  const total = (of: (one: StandingSums) => number) => sums.reduce((sum, one) => sum + of(one), 0);
  const principles = PRINCIPLE_IDS.map((principle) => ({
    principle,
    centihours: total(({ spread }) => spread.principles[principle]),
  }));
  const withPrinciple = principles.reduce((sum, { centihours }) => sum + centihours, 0);
  const figures = (some: readonly StandingSums[]) => figuresOf(some, measure);
  const { pace } = measure;
  return {
    all: figures(sums),
    units: byUnit(sums, unit, units).map(({ sums: some, ...one }) => ({ ...one, figures: figures(some) })),
    tiers: TIER_IDS.map((tier) => ({ tier, figures: figures(sums.filter((one) => one.tier === tier)) })),
    distribution: hourRanges(measure.requiredCentihours).map((range, at) => ({
      ...range,
      people: total(({ steps }) => steps[at] ?? 0),
    })),
    months: Array.from({ length: MONTH_COUNT }, (_, at) => ({
      month: at + 1,
      centihours: total(({ spread }) => spread.months[at] ?? 0),
    })),
    principles,
    withoutPrincipleCentihours: total(({ ethicsCentihours }) => ethicsCentihours) - withPrinciple,
    forecast: pace ? { ...pace, countedCentihours: total((one) => one.countedCentihours) } : null,
  };
}

export function figuresOf(sums: readonly StandingSums[], { pace }: Measure): FollowFigures {
  const total = (of: (one: StandingSums) => number) => sums.reduce((sum, one) => sum + of(one), 0);
  return {
    people: total(({ people }) => people),
    met: total(({ met }) => met),
    reasons: Object.fromEntries(
      LAG_REASONS.map((reason) => [reason, total(({ reasons }) => reasons[reason])]),
    ) as Record<LagReason, number>,
    countedCentihours: total(({ countedCentihours }) => countedCentihours),
    onTheWay: pace ? total(({ onTheWay }) => onTheWay) : null,
  };
}

/** The unit's own people, then each unit right below it with everything under that; none without anybody. */
function byUnit(sums: readonly StandingSums[], unit: UnitView, units: readonly UnitView[]) {
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const rowOf = (unitId: string): string => {
    let at = unitId;
    for (
      let parent = parents.get(at);
      at !== unit.id && parent && parent !== unit.id;
      parent = parents.get(at)
    ) {
      at = parent;
    }
    return at;
  };
  const byRow = Map.groupBy(sums, ({ unitId }) => rowOf(unitId));
  const own = { id: unit.id, name: unit.name, isDirect: true, sums: byRow.get(unit.id) ?? [] };
  const below = units
    .filter(({ parentId }) => parentId === unit.id)
    .map(({ id, name }) => ({ id, name, isDirect: false, sums: byRow.get(id) ?? [] }));
  return below.length === 0 ? [] : [own, ...below].filter((one) => one.sums.length > 0);
}
