/** Which unit a sheet means: by its code, by its path from the top, or by a name that only one unit has. */
import { fail, type Result, succeed } from '../base/result.ts';
import { type Unit, unitCode } from './person.ts';

export interface UnitFinder {
  /** @returns a fault without the cell's name, with the nearest unit where there is one */
  readonly find: (written: string) => Result<Unit, string>;
  /** The names from the top, such as 江澄市/市人社局. */
  readonly pathOf: (unitId: string) => string;
  readonly byId: (unitId: string) => Unit | undefined;
}

const BETWEEN = /\s*[/／>＞\\→]\s*/u;

/**
 * @param units - those that may be meant; others are not told about
 * @param above - all that stand, for the names in a path
 */
export function unitFinder(units: readonly Unit[], above: readonly Unit[] = units): UnitFinder {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const whole = new Map(above.map((unit) => [unit.id, unit]));
  const byCode = new Map(units.map((unit) => [codeKey(unitCode(unit)), unit]));
  const paths = new Map(units.map((unit) => [unit.id, pathTo(unit, whole)]));
  const byPath = new Map(units.map((unit) => [pathKey(paths.get(unit.id) ?? ''), unit]));
  const byName = new Map<string, Unit[]>();
  for (const unit of units) {
    const alike = byName.get(nameKey(unit.name));
    if (alike) alike.push(unit);
    else byName.set(nameKey(unit.name), [unit]);
  }
  const known = new Map<string, Result<Unit, string>>();
  const look = (written: string): Result<Unit, string> => {
    const certain = byCode.get(codeKey(written)) ?? byPath.get(pathKey(written));
    if (certain) return succeed(certain);
    const alike = byName.get(nameKey(written)) ?? [];
    const [only] = alike;
    if (only && alike.length === 1) return succeed(only);
    if (only) return fail(severalUnits(written, alike, paths));
    return fail(unknownUnit(written, { byCode, units, paths }));
  };
  return {
    find: (written) => {
      const found = known.get(written) ?? look(written);
      known.set(written, found);
      return found;
    },
    pathOf: (unitId) => paths.get(unitId) ?? '',
    byId: (unitId) => byId.get(unitId),
  };
}

function pathTo(unit: Unit, byId: ReadonlyMap<string, Unit>): string {
  const names: string[] = [];
  for (let at: Unit | undefined = unit; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    names.unshift(at.name);
  }
  return names.join('/');
}

function codeKey(code: string): string {
  return code.trim().toUpperCase();
}

function nameKey(name: string): string {
  return name.replace(/\s/gu, '');
}

function pathKey(path: string): string {
  return path.split(BETWEEN).map(nameKey).join('/');
}

function severalUnits(written: string, alike: readonly Unit[], paths: ReadonlyMap<string, string>): string {
  const [first] = alike;
  const example = first ? `，例如 ${unitCode(first)} 或“${paths.get(first.id)}”` : '';
  return `有 ${alike.length} 个单位叫“${written}”，请写编号或全路径${example}`;
}

interface Known {
  readonly byCode: ReadonlyMap<string, Unit>;
  readonly units: readonly Unit[];
  readonly paths: ReadonlyMap<string, string>;
}

function unknownUnit(written: string, { byCode, units, paths }: Known): string {
  for (let zeros = 1; zeros <= 6 && /^\d+$/.test(written); zeros += 1) {
    const meant = byCode.get('0'.repeat(zeros) + written);
    if (meant)
      return `单位编号“${written}”开头的 0 丢了（有编号 ${unitCode(meant)}），请把这一列设为“文本”格式再填`;
  }
  const last = written.split(BETWEEN).at(-1) ?? written;
  const near = nearestUnit(last, units);
  const hint = near ? `，最接近的是“${paths.get(near.id)}”（编号 ${unitCode(near)}）` : '';
  return `您管理的范围里没有单位“${written}”${hint}`;
}

/** The unit whose name has most in common, characters and pairs of neighbours, if that is nearly half. */
function nearestUnit(name: string, units: readonly Unit[]): Unit | undefined {
  const wanted = nameKey(name);
  let best: Unit | undefined;
  let bestLikeness = 0.45;
  for (const unit of units) {
    const own = nameKey(unit.name);
    const likeness = (alikeness([...wanted], [...own]) + alikeness(pairsOf(wanted), pairsOf(own))) / 2;
    if (likeness < bestLikeness || (best !== undefined && likeness === bestLikeness)) continue;
    best = unit;
    bestLikeness = likeness;
  }
  return best;
}

function alikeness(left: readonly string[], right: readonly string[]): number {
  const common = left.filter((part) => right.includes(part)).length;
  return common / Math.max(left.length, right.length, 1);
}

function pairsOf(text: string): readonly string[] {
  const characters = [...text];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
