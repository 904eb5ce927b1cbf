/** What becomes of one person when a sheet's row meets what stands. Decides only; storing is the caller's. */
import type { RowRefusal } from '../sheet/row-reading.ts';
import type { PersonColumn } from './columns.ts';
import type { UnitFinder } from './find-unit.ts';
import type { PersonWish } from './read-person-row.ts';
import type { PersonState, RosterDecision, RosterVerdict } from './roster-import.ts';

export interface StandingPerson {
  readonly id: string;
  readonly state: PersonState;
  /** For whoever has left: the first day away. */
  readonly awaySince: string | null;
}

export interface PersonRules {
  /** Of what the importer reaches. */
  readonly units: UnitFinder;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** When moves and leavings without a day of their own happen. */
  readonly day: string;
  /** Characters that no font can draw. */
  readonly missingGlyphs: (text: string) => readonly string[];
  /** Who may not leave, and why; by person. */
  readonly keptBecause: ReadonlyMap<string, string>;
  /** What else somebody is besides a learner, such as 培训管理员（市人社局）; by person. */
  readonly rolesOf: ReadonlyMap<string, string>;
  /** A change by hand may give a person a wholly different name. */
  readonly isByHand: boolean;
}

export type PersonDecision = RosterDecision<PersonState>;

/** @param standing - undefined for whoever was never in the roster */
export function decidePerson(
  wish: PersonWish,
  standing: StandingPerson | undefined,
  rules: PersonRules,
): PersonDecision {
  const deciding = new Deciding(wish, rules);
  if (isBeyond(standing, rules)) {
    deciding.fault('staffNumber', `工号 ${wish.staffNumber} 在您管理范围以外的单位，调入请由上级管理员办理`);
    return deciding.refused();
  }
  deciding.checkGlyphs();
  if (wish.isLeaving) return leave(deciding, standing);
  if (standing === undefined) return add(deciding);
  deciding.checkName(standing.state.name);
  return standing.state.unitId === null ? comeBack(deciding, standing) : change(deciding, standing.state);
}

/** Somebody who is in a unit that the importer does not reach. */
export function isBeyond(
  standing: StandingPerson | undefined,
  { units }: Pick<PersonRules, 'units'>,
): boolean {
  return standing !== undefined && standing.state.unitId !== null && !units.byId(standing.state.unitId);
}

/** Whoever is missing from a list of everybody leaves. */
export function decideMissing(standing: StandingPerson, rules: PersonRules, of: string): PersonDecision {
  const { id, state } = standing;
  const kept = rules.keptBecause.get(id);
  const base = { cell: null, notes: rolesNote(rules, id), day: null };
  if (kept !== undefined) {
    return { ...base, verdict: 'refused', reason: `${state.name}不在名单里，但${kept}`, after: null };
  }
  if (state.since !== null && rules.day < state.since) {
    const reason = `${state.name}不在名单里，但 ${state.since} 才到本单位，不能在 ${rules.day} 离开`;
    return { ...base, verdict: 'refused', reason, after: null };
  }
  const after = { ...state, unitId: null, since: null };
  const reason = `“${of}”的全部名单里没有此人，${rules.day} 起离开`;
  return { ...base, verdict: 'left', reason, after, day: rules.day };
}

class Deciding {
  readonly faults: RowRefusal[] = [];
  readonly notes: string[];
  readonly wish: PersonWish;
  readonly rules: PersonRules;

  constructor(wish: PersonWish, rules: PersonRules) {
    this.wish = wish;
    this.rules = rules;
    this.notes = [...wish.notes];
  }

  fault(key: PersonColumn, reason: string): undefined {
    const cell = this.wish.cells[key] ?? null;
    this.faults.push({ cell, reason: cell === null ? reason : `${cell} ${reason}` });
    return undefined;
  }

  refused(): PersonDecision {
    return {
      verdict: 'refused',
      cell: this.faults[0]?.cell ?? null,
      reason: this.faults.map(({ reason }) => reason).join('；'),
      notes: this.notes,
      after: null,
      day: null,
    };
  }

  to(verdict: RosterVerdict, after: PersonState | null, day: string | null = null): PersonDecision {
    if (this.faults.length > 0) return this.refused();
    const reason = verdict === 'left' ? `${day} 起离开` : null;
    return { verdict, cell: null, reason, notes: this.notes, after, day };
  }

  checkGlyphs(): void {
    const missing = this.rules.missingGlyphs(this.wish.name);
    if (missing.length === 0) return;
    this.fault(
      'name',
      `“${this.wish.name}”里的“${missing.join('、')}”没有可用的字体：请管理员把含有这些字的字体文件放进数据目录的 fonts 文件夹，重新启动后再导入`,
    );
  }

  /** One number for two people would give the one the other's record. */
  checkName(standing: string): void {
    const { name, staffNumber } = this.wish;
    if (name === standing) return;
    const isAlike = [...name].some((character) => standing.includes(character));
    if (isAlike || this.rules.isByHand) {
      this.notes.push(`姓名由“${standing}”改为“${name}”，请确认是同一个人`);
      return;
    }
    this.fault(
      'name',
      `工号 ${staffNumber} 在名册里是“${standing}”，与“${name}”完全不同：是不是工号填错了？确实改名的，请在名册页面单独修改`,
    );
  }

  unit(): string | null | undefined {
    if (this.wish.unit === null) return null;
    const found = this.rules.units.find(this.wish.unit);
    return found.ok ? found.value.id : this.fault('unit', found.failure);
  }

  /** A day that has come, or a fault. */
  pastDay(key: 'since' | 'leaveDay', day: string): string | undefined {
    if (day <= this.rules.today) return day;
    return this.fault(key, `日期 ${day} 还没有到，请到那天再登记`);
  }
}

/** A year ahead is enough for people who are to come. */
function isTooFarAhead(day: string, today: string): boolean {
  return day.slice(0, 4) > String(Number(today.slice(0, 4)) + 1);
}

function add(deciding: Deciding): PersonDecision {
  const { wish, rules } = deciding;
  const unitId = deciding.unit();
  if (unitId === null) deciding.fault('unit', '没有填“单位”，新增的人员必须写明单位');
  if (wish.tier === null)
    deciding.fault('tier', '没有填“层级”，新增的人员要写明：领导干部、窗口单位、基层、执法一线');
  if (wish.trainingKind === null) {
    deciding.fault('trainingKind', '没有填“培训类别”，新增的人员要写明：初任、任职、在职');
  }
  const since = wish.since ?? wish.startDay ?? rules.day;
  checkDays(deciding, since);
  if (!unitId || wish.tier === null || wish.trainingKind === null) return deciding.refused();
  const { name, tier, trainingKind, startDay } = wish;
  return deciding.to('added', { name, tier, trainingKind, post: wish.post ?? '', startDay, unitId, since });
}

function checkDays(deciding: Deciding, since: string): void {
  const { wish, rules } = deciding;
  const key = wish.since === null ? 'startDay' : 'since';
  if (isTooFarAhead(since, rules.today)) deciding.fault(key, `日期 ${since} 太远，请核对`);
  if (wish.startDay !== null && wish.since !== null && wish.since < wish.startDay) {
    deciding.fault('since', `调入日期 ${wish.since} 早于到岗日期 ${wish.startDay}`);
  }
}

/** The fields alone; the membership stays. */
function withFields(wish: PersonWish, state: PersonState): PersonState {
  return {
    ...state,
    name: wish.name,
    tier: wish.tier ?? state.tier,
    trainingKind: wish.trainingKind ?? state.trainingKind,
    post: wish.post ?? state.post,
    startDay: wish.startDay ?? state.startDay,
  };
}

function comeBack(deciding: Deciding, { state, awaySince }: StandingPerson): PersonDecision {
  const { wish, rules } = deciding;
  const unitId = deciding.unit();
  if (unitId === null) deciding.fault('unit', '此人曾经离开，重新列入要写明单位');
  const since = wish.since ?? rules.day;
  if (awaySince !== null && since < awaySince) {
    deciding.fault('since', `此人 ${awaySince} 离开，重新列入的日期 ${since} 不能更早`);
  }
  if (isTooFarAhead(since, rules.today)) deciding.fault('since', `日期 ${since} 太远，请核对`);
  if (!unitId) return deciding.refused();
  deciding.notes.push(`此人 ${awaySince ?? '以前'} 离开过，重新列入，原有学时保留`);
  return deciding.to('added', { ...withFields(wish, state), unitId, since });
}

function change(deciding: Deciding, state: PersonState): PersonDecision {
  const { wish, rules } = deciding;
  const unitId = deciding.unit() ?? state.unitId;
  const fields = withFields(wish, state);
  if (unitId !== state.unitId) return move(deciding, fields, unitId);
  if (wish.since !== null && wish.since !== state.since) {
    deciding.notes.push(`调入日期与名册（${state.since}）不同，单位没有变，没有改动`);
  }
  if (fields.startDay !== null && isTooFarAhead(fields.startDay, rules.today)) {
    deciding.fault('startDay', `日期 ${fields.startDay} 太远，请核对`);
  }
  const isSame = changedFields(state, fields).length === 0;
  return deciding.to(isSame ? 'unchanged' : 'changed', isSame ? null : fields);
}

function move(deciding: Deciding, fields: PersonState, unitId: string | null): PersonDecision {
  const { wish, rules } = deciding;
  const day = deciding.pastDay('since', wish.since ?? rules.day);
  if (day !== undefined && fields.since !== null && day < fields.since) {
    const key = wish.since === null ? 'unit' : 'since';
    deciding.fault(key, `此人 ${fields.since} 才到现在的单位，调动日期 ${day} 不能更早`);
  }
  return deciding.to('moved', { ...fields, unitId, since: day ?? null }, day);
}

function leave(deciding: Deciding, standing: StandingPerson | undefined): PersonDecision {
  const { wish, rules } = deciding;
  const key = wish.leaveDay === null ? 'state' : 'leaveDay';
  if (standing === undefined) {
    deciding.fault('staffNumber', `工号 ${wish.staffNumber} 不在名册里，不能登记离开`);
    return deciding.refused();
  }
  const { state, id } = standing;
  deciding.checkName(state.name);
  if (state.unitId === null) return deciding.to('unchanged', null);
  const day = deciding.pastDay('leaveDay', wish.leaveDay ?? rules.day);
  const kept = rules.keptBecause.get(id);
  if (kept !== undefined) deciding.fault(key, `${state.name}${kept}`);
  if (day !== undefined && state.since !== null && day < state.since) {
    deciding.fault(key, `此人 ${state.since} 才到现在的单位，离开日期 ${day} 不能更早`);
  }
  deciding.notes.push(...rolesNote(rules, id));
  return deciding.to('left', { ...state, unitId: null, since: null }, day);
}

function rolesNote(rules: PersonRules, id: string): readonly string[] {
  const roles = rules.rolesOf.get(id);
  return roles === undefined ? [] : [`此人还是${roles}，离开后这些角色一并撤销`];
}

export const PERSON_FIELDS = ['name', 'tier', 'trainingKind', 'post', 'startDay'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

function changedFields(before: PersonState, after: PersonState): readonly PersonField[] {
  return PERSON_FIELDS.filter((field) => before[field] !== after[field]);
}
