/** The template for hours of other platforms: its columns, and what their words mean. */
import type { Category } from '../policy/policy.ts';
import type { TemplateColumn } from '../sheet/template.ts';

export type ImportColumn =
  | 'staffNumber'
  | 'name'
  | 'platform'
  | 'title'
  | 'category'
  | 'hours'
  | 'minutes'
  | 'day'
  | 'certificate'
  | 'another'
  | 'reason';

/** In the template's order. Hours or minutes are needed; the platform may be named for the whole file instead. */
export const IMPORT_COLUMNS: readonly TemplateColumn<ImportColumn>[] = [
  { key: 'staffNumber', title: '工号', aliases: ['人员编号', '职工号', '工作证号'], isRequired: true },
  { key: 'name', title: '姓名', isRequired: true },
  { key: 'platform', title: '平台', aliases: ['平台名称', '学习平台', '网络平台'], isRequired: false },
  {
    key: 'title',
    title: '课程名称',
    aliases: ['课程', '课程标题', '培训名称', '专题名称'],
    isRequired: true,
  },
  { key: 'category', title: '类别', aliases: ['学时类别', '课程类别'], isRequired: true },
  { key: 'hours', title: '学时', aliases: ['学时数', '获得学时', '认定学时'], isRequired: false },
  { key: 'minutes', title: '分钟', aliases: ['分钟数', '学习分钟', '学习时长', '时长'], isRequired: false },
  {
    key: 'day',
    title: '完成日期',
    aliases: ['完成时间', '结业日期', '结业时间', '完成学习日期'],
    isRequired: true,
  },
  { key: 'certificate', title: '证书编号', aliases: ['证书号', '结业证书编号'], isRequired: false },
  { key: 'another', title: '另计', isRequired: false },
  // What a list of refused rows adds; sent again, it says nothing.
  { key: 'reason', title: '未导入原因', isRequired: false },
];

const CATEGORY_WORDS: ReadonlyMap<string, Category> = new Map([
  ['职业道德网络学时', 'ethicsOnline'],
  ['职业道德网络', 'ethicsOnline'],
  ['职业道德', 'ethicsOnline'],
  ['其他网络学时', 'otherOnline'],
  ['其他网络', 'otherOnline'],
  ['其他', 'otherOnline'],
  ['其它网络学时', 'otherOnline'],
  ['其它网络', 'otherOnline'],
  ['其它', 'otherOnline'],
]);

export function categoryOf(written: string): Category | undefined {
  return CATEGORY_WORDS.get(written.replace(/\s/gu, ''));
}

/** Whether the same course of the same day is meant to count once more. */
export function isYes(written: string): boolean {
  return /^(?:是|对|1|true|yes|y|√|✓)$/iu.test(written);
}
