/** What becomes of each unit when a sheet meets the tree that stands. All rows at once: they name one another. */
import type { RowRefusal } from '../sheet/row-reading.ts';
import type { UnitColumn } from './columns.ts';
import { unitFinder } from './find-unit.ts';
import { type Unit, unitCode } from './person.ts';
import type { UnitWish } from './read-unit-row.ts';
import type { RosterDecision, UnitState } from './roster-import.ts';

export interface UnitRules {
  /** All that stand. */
  readonly units: readonly Unit[];
  /** Those the importer may touch; null: all. */
  readonly reached: ReadonlySet<string> | null;
  /** Those from which the importer's reach hangs: they are moved by whoever stands above. */
  readonly roots: readonly string[];
  readonly missingGlyphs: (text: string) => readonly string[];
  /** For a unit that does not stand yet. */
  readonly freshId: (code: string) => string;
}

export interface UnitDecision extends RosterDecision<UnitState> {
  readonly id: string;
  readonly before: UnitState | null;
}

/** @returns in the wishes' order */
export function decideUnits(wishes: readonly UnitWish[], rules: UnitRules): readonly UnitDecision[] {
  const standing = new Map(rules.units.map((unit) => [keyOf(unitCode(unit)), unit]));
  const ids = new Map<string, string>();
  for (const { code } of wishes) {
    if (!ids.has(keyOf(code))) ids.set(keyOf(code), standing.get(keyOf(code))?.id ?? rules.freshId(code));
  }
  const sheet: Sheet = {
    ...{ rules, standing, ids },
    wishes: new Map(wishes.map((wish) => [keyOf(wish.code), wish])),
    twins: twinsOf(wishes),
    finder: unitFinder(rules.units.filter(({ id }) => rules.reached?.has(id) ?? true)),
  };
  const byId = new Map(rules.units.map((unit) => [unit.id, unit]));
  const parents = new Map(wishes.map((wish) => [wish, parentOf(wish, sheet)]));
  const above = (code: string): string | undefined => {
    const wish = sheet.wishes.get(code);
    const parent = wish ? parents.get(wish) : undefined;
    if (parent?.ok) return parent.code ?? undefined;
    const unit = wish ? undefined : standing.get(code);
    const found = unit?.parentId ? byId.get(unit.parentId) : undefined;
    return found && keyOf(unitCode(found));
  };
  return wishes.map((wish) => decide(wish, parents.get(wish), { ...sheet, above }));
}

interface Sheet {
  readonly rules: UnitRules;
  readonly standing: ReadonlyMap<string, Unit>;
  readonly ids: ReadonlyMap<string, string>;
  readonly wishes: ReadonlyMap<string, UnitWish>;
  readonly twins: ReadonlyMap<UnitWish, string>;
  readonly finder: ReturnType<typeof unitFinder>;
}

type Parent =
  | { readonly ok: true; readonly id: string | null; readonly code: string | null }
  | { readonly ok: false; readonly reason: string };

function keyOf(code: string): string {
  return code.trim().toUpperCase();
}

/** Two rows with one code: each with the cells of the others. */
function twinsOf(wishes: readonly UnitWish[]): ReadonlyMap<UnitWish, string> {
  const byCode = new Map<string, UnitWish[]>();
  for (const wish of wishes) byCode.set(keyOf(wish.code), [...(byCode.get(keyOf(wish.code)) ?? []), wish]);
  const twins = new Map<UnitWish, string>();
  for (const alike of byCode.values()) {
    if (alike.length < 2) continue;
    for (const wish of alike) {
      const others = alike.filter((other) => other !== wish).map(({ cells }) => cells.code ?? '');
      twins.set(wish, others.join('、'));
    }
  }
  return twins;
}

/** By a code of this sheet, or by what stands. */
function parentOf(wish: UnitWish, sheet: Sheet): Parent {
  const { ids, wishes, finder } = sheet;
  if (wish.parent === '') return { ok: true, id: null, code: null };
  const key = keyOf(wish.parent);
  if (wishes.has(key)) return { ok: true, id: ids.get(key) ?? null, code: key };
  const kept = standingParent(wish, sheet);
  if (kept) return { ok: true, id: kept.id, code: keyOf(unitCode(kept)) };
  const named = [...wishes.values()].filter(({ name }) => name === wish.parent);
  const found = finder.find(wish.parent);
  if (found.ok) return { ok: true, id: found.value.id, code: keyOf(unitCode(found.value)) };
  const [only] = named;
  if (!only || named.length > 1) return { ok: false, reason: `上级：${found.failure}` };
  return { ok: true, id: ids.get(keyOf(only.code)) ?? null, code: keyOf(only.code) };
}

/** The parent that the unit has may be named by whoever does not reach it: nothing changes. */
function standingParent(wish: UnitWish, { standing, rules }: Sheet): Unit | undefined {
  const parentId = standing.get(keyOf(wish.code))?.parentId;
  const parent = parentId ? rules.units.find(({ id }) => id === parentId) : undefined;
  return parent && keyOf(unitCode(parent)) === keyOf(wish.parent) ? parent : undefined;
}

type Tree = Sheet & { readonly above: (code: string) => string | undefined };

function decide(wish: UnitWish, parent: Parent | undefined, tree: Tree): UnitDecision {
  const { standing, ids } = tree;
  const unit = standing.get(keyOf(wish.code));
  const before = unit ? stateOf(unit) : null;
  const faults = faultsOf(wish, { unit, parent, tree });
  const base = { id: ids.get(keyOf(wish.code)) ?? '', before, notes: wish.notes, day: null };
  if (faults.length > 0 || !parent?.ok) {
    const reason = faults.map((fault) => fault.reason).join('；');
    return { ...base, verdict: 'refused', cell: faults[0]?.cell ?? null, reason, after: null };
  }
  const after = wanted(wish, before, parent.id);
  if (before === null) return { ...base, verdict: 'added', cell: null, reason: null, after };
  const isMoved = before.parentId !== after.parentId;
  const isSame = !isMoved && UNIT_FIELDS.every((field) => before[field] === after[field]);
  const verdict = isMoved ? 'moved' : isSame ? 'unchanged' : 'changed';
  return { ...base, verdict, cell: null, reason: null, after: isSame ? null : after };
}

function wanted(wish: UnitWish, before: UnitState | null, parentId: string | null): UnitState {
  return {
    // The spelling that stands is kept.
    code: before?.code ?? wish.code,
    name: wish.name,
    parentId,
    organType: wish.organType ?? before?.organType ?? 'government',
    sector: wish.sector ?? before?.sector ?? '',
  };
}

const UNIT_FIELDS = ['name', 'organType', 'sector'] as const;

function stateOf(unit: Unit): UnitState {
  const { name, parentId, organType, sector = '' } = unit;
  return { code: unitCode(unit), name, parentId, organType, sector };
}

interface Question {
  readonly unit: Unit | undefined;
  readonly parent: Parent | undefined;
  readonly tree: Tree;
}

function faultsOf(wish: UnitWish, { unit, parent, tree }: Question): readonly RowRefusal[] {
  const { rules, twins } = tree;
  const faults: RowRefusal[] = [];
  const fault = (key: UnitColumn, reason: string) => {
    const cell = wish.cells[key] ?? null;
    faults.push({ cell, reason: cell === null ? reason : `${cell} ${reason}` });
  };
  const twin = twins.get(wish);
  if (twin !== undefined) fault('code', `编号“${wish.code}”和 ${twin} 相同，一个编号只能是一个单位`);
  const missing = rules.missingGlyphs(wish.name);
  if (missing.length > 0) {
    fault(
      'name',
      `“${wish.name}”里的“${missing.join('、')}”没有可用的字体：请管理员把含有这些字的字体文件放进数据目录的 fonts 文件夹`,
    );
  }
  if (unit && rules.reached && !rules.reached.has(unit.id)) {
    fault('code', `编号“${wish.code}”是您管理范围以外的单位`);
  } else if (!parent?.ok) {
    fault('parent', parent?.reason ?? '');
  } else {
    const reason = parentFault(wish, { unit, parent, tree });
    if (reason !== undefined) fault('parent', reason);
  }
  if (!unit && wish.organType === null) fault('organType', '没有填“机关类型”，新增的单位要写明');
  return faults;
}

function parentFault(
  wish: UnitWish,
  { unit, parent, tree }: Question & { readonly parent: Parent & { readonly ok: true } },
): string | undefined {
  const { rules } = tree;
  const own = keyOf(wish.code);
  if (parent.code === own) return `“${wish.name}”的上级是它自己`;
  const isMoved = !unit || unit.parentId !== parent.id;
  if (unit && isMoved && rules.roots.includes(unit.id)) return `“${wish.name}”的上级由更高一级的管理员调整`;
  if (parent.code === null && isMoved && rules.reached) return '没有填“上级”；最上级的单位由系统管理员新增';
  const circle = circleFrom(own, tree);
  return circle && `上级绕成了圈：${circle.join(' → ')}`;
}

/** From a unit upwards back to it; undefined when the way up has an end. */
function circleFrom(own: string, { above }: Tree): readonly string[] | undefined {
  const way = [own];
  const seen = new Set(way);
  for (let at = above(own); at !== undefined; at = above(at)) {
    way.push(at);
    if (at === own) return way;
    // Into a circle of others, which are told of it themselves.
    if (seen.has(at)) return undefined;
    seen.add(at);
  }
  return undefined;
}
