/** Interface text of the keys of other systems. A line with a value in it is a function. */
import type { Scope } from '../../domain/xapi/scopes.ts';

interface ScopeWords {
  readonly name: string;
  /** One sentence for whoever grants it. */
  readonly explained: string;
}

const scopes: Readonly<Record<Scope, ScopeWords>> = {
  'statements/write': {
    name: '写入学习记录',
    explained: '可以写入任何人的学习记录，不能读取，也不能作废已有的记录。',
  },
  define: {
    name: '更新名称和说明',
    explained: '写入记录时，记录里的课程、活动说明和人员称呼会被本平台采用；要与“写入学习记录”一起选。',
  },
  'statements/read/mine': {
    name: '读取自己写入的记录',
    explained: '只能读取用这个密钥写入的学习记录，看不到别的记录。',
  },
  'statements/read': {
    name: '读取全部学习记录',
    explained: '可以读取平台上所有人的学习记录，不能写入。',
  },
  state: {
    name: '读写学习进度',
    explained: '可以读取、改写和删除学习进度，例如学到哪一段。',
  },
  profile: {
    name: '读写附加资料',
    explained: '可以读取、改写和删除各系统为课程和人员存放的附加资料。',
  },
  'all/read': {
    name: '读取全部数据',
    explained: '可以读取全部学习记录、学习进度和附加资料，不能写入。',
  },
  all: {
    name: '全部权限',
    explained: '可以读写全部数据，还可以作废已有的学习记录；只给本单位自己管理的系统。',
  },
};

export const serviceKeys = {
  signedOut: '登录后，系统管理员可以在这里创建和吊销外部系统的密钥。',
  notAllowed: '这一页供系统管理员使用，您的账号没有这项职责。需要密钥时，请联系系统管理员。',
  toMyHours: '去我的学时',
  scopes,
  list: '现有密钥',
  none: '还没有密钥。有系统要接入时，在下面创建一个。',
  count: (good: number, revoked: number) =>
    revoked === 0 ? `共 ${good} 个，都可以使用。` : `可以使用 ${good} 个，已吊销 ${revoked} 个。`,
  name: '名称',
  key: '编号',
  scopesColumn: '权限',
  created: '创建日期',
  lastUsed: '最近使用',
  never: '尚未使用',
  state: '状态',
  revokedOn: (day: string) => `已于 ${day}吊销`,
  revoke: '吊销',
  revokeNamed: (name: string) => `吊销“${name}”`,
  confirm: {
    title: (name: string) => `吊销“${name}”？`,
    effect: '使用这个密钥的系统将立即无法访问，学习记录不受影响。吊销后不能恢复，要再接入只能创建新的密钥。',
    lastUsed: (day: string) => `这个密钥最近一次使用是在 ${day}。`,
    never: '这个密钥还没有使用过。',
    yes: '确认吊销',
    busy: '正在吊销……',
    no: '取消',
  },
  revoked: (name: string) => `“${name}”已吊销，不能再使用。`,
  create: '创建密钥',
  nameHint: '写明用在哪个系统，例如“省干部网络学院”。创建后不能修改。',
  scopesLegend: '权限',
  scopesHint: '只选对方系统用得到的。创建后不能修改。',
  submit: '创建密钥',
  submitting: '正在创建……',
  nameMissing: '请填写名称。',
  scopesMissing: '请至少选择一项权限。',
  createdTitle: (name: string) => `“${name}”的密钥已创建`,
  once: '密码只在这里显示这一次。请现在复制，交给对方系统保存；离开这一页以后再也看不到，丢失了只能吊销重建。',
  endpoint: '接口地址',
  secret: '密码',
  basic: '对方系统用 Basic 认证接入：编号填作用户名（Key），密码填作密码（Secret）。',
  copy: '复制',
  copyOf: (what: string) => `复制${what}`,
  copied: (what: string) => `${what}已复制。`,
  notCopied: (what: string) => `浏览器不允许自动复制，请选中${what}后手动复制。`,
  saved: '密码已保存好',
};
