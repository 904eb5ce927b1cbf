/** The two templates of the roster: people, and units. */
import type { TemplateColumn } from '../sheet/template.ts';

export type PersonColumn =
  | 'staffNumber'
  | 'name'
  | 'unit'
  | 'post'
  | 'tier'
  | 'trainingKind'
  | 'startDay'
  | 'since'
  | 'state'
  | 'leaveDay'
  | 'reason';

/** In the template's order. */
export const PERSON_COLUMNS: readonly TemplateColumn<PersonColumn>[] = [
  { key: 'staffNumber', title: '工号', aliases: ['人员编号', '职工号', '工作证号'], isRequired: true },
  { key: 'name', title: '姓名', isRequired: true },
  {
    key: 'unit',
    title: '单位',
    aliases: ['单位编号', '单位名称', '所在单位', '工作单位', '部门'],
    isRequired: true,
  },
  { key: 'post', title: '职务', aliases: ['职务职级', '岗位', '现任职务'], isRequired: false },
  { key: 'tier', title: '层级', aliases: ['人员层级', '人员类别'], isRequired: false },
  { key: 'trainingKind', title: '培训类别', aliases: ['培训类型'], isRequired: false },
  {
    key: 'startDay',
    title: '到岗日期',
    aliases: ['到岗时间', '入职日期', '参加工作日期'],
    isRequired: false,
  },
  { key: 'since', title: '调入日期', aliases: ['进入本单位日期', '调入本单位日期'], isRequired: false },
  { key: 'state', title: '状态', aliases: ['在岗状态', '人员状态'], isRequired: false },
  { key: 'leaveDay', title: '离开日期', aliases: ['离职日期', '调出日期', '退休日期'], isRequired: false },
  // What a list of refused rows adds; sent again, it says nothing.
  { key: 'reason', title: '需要改的地方', isRequired: false },
];

export type UnitColumn = 'code' | 'name' | 'parent' | 'organType' | 'sector' | 'reason';

export const UNIT_COLUMNS: readonly TemplateColumn<UnitColumn>[] = [
  { key: 'code', title: '编号', aliases: ['单位编号', '单位代码', '机构编号', '机构代码'], isRequired: true },
  { key: 'name', title: '名称', aliases: ['单位名称', '机构名称'], isRequired: true },
  { key: 'parent', title: '上级', aliases: ['上级单位', '上级编号', '上级单位编号'], isRequired: true },
  { key: 'organType', title: '机关类型', aliases: ['机构类型', '单位类型'], isRequired: false },
  { key: 'sector', title: '系统/行业', aliases: ['系统', '行业', '所属系统'], isRequired: false },
  { key: 'reason', title: '需要改的地方', isRequired: false },
];
