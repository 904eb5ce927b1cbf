/** A list of people as an office would send it, with ten faults in it or mended: for tests and journeys. */
import iconv from 'iconv-lite';

const PEOPLE_HEAD = ['工号', '姓名', '单位', '职务', '层级', '培训类别', '到岗日期', '状态', '离开日期'];

export interface SheetFaultMade {
  /** The cell that is named first. */
  readonly cell: string;
  /** Part of what is said of it. */
  readonly says: string;
}

export interface RosterSheetMade {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** By row. Two people with one number are two cells of one fault. */
  readonly faults: readonly SheetFaultMade[];
}

export interface RosterSheetOptions {
  /** 300 unless told. */
  readonly people?: number;
  /** Codes of units that stand. */
  readonly units: readonly [string, ...string[]];
  /** What the unit of fault 4 is called nearly; its name is said as the nearest. */
  readonly nearUnit: { readonly written: string; readonly name: string };
  readonly isMended?: boolean;
}

const FAMILY_NAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'];
const GIVEN_NAMES = [
  '晓文',
  '建国',
  '雅琴',
  '志远',
  '明',
  '思齐',
  '丽华',
  '海涛',
  '静',
  '俊杰',
  '玉兰',
  '宏伟',
  '佳宁',
];
const TIERS = ['窗口单位', '基层', '执法一线', '领导干部'];
const KINDS = ['在职', '在职', '初任', '任职'];
/** Names that need more than a plain font or one way of writing. */
const OTHER_NAMES: Readonly<Record<number, string>> = {
  8: '阿卜杜热合曼•买买提',
  9: '买合木提．吐尔逊',
  10: '司徒𬭎',
  11: '欧阳䶮',
};
/** No font of the portal draws it. */
const NOBODYS_CHARACTER = '\u{323AF}';

/** Three ways of writing a day that cannot be misunderstood. */
const STYLES = [(day: string) => day, (day: string) => day.replaceAll('-', '/'), chineseDay];

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

interface Broken extends SheetFaultMade {
  readonly row: number;
  readonly column: string;
  readonly written: string;
}

/** Staff numbers are six digits with leading zeros, `001001` and on. */
export function rosterSheet(options: RosterSheetOptions): RosterSheetMade {
  const { people = 300, isMended = false } = options;
  const rows = Array.from({ length: people }, (_, at) => aPerson(at, options));
  if (isMended) return { head: PEOPLE_HEAD, rows, faults: [] };
  const faults = tenFaults(rows, options);
  for (const { row, column, written } of faults) {
    const line = rows[row - 2];
    if (!line) throw new Error(`the sheet is too short for a fault in row ${row}`);
    line[PEOPLE_HEAD.indexOf(column)] = written;
  }
  return {
    head: PEOPLE_HEAD,
    rows,
    faults: faults.map(({ cell, says }) => ({ cell, says })),
  };
}

function aPerson(at: number, { units }: RosterSheetOptions): string[] {
  const name = `${FAMILY_NAMES[at % FAMILY_NAMES.length]}${GIVEN_NAMES[(at * 5) % GIVEN_NAMES.length]}`;
  const day = `20${String(10 + (at % 15)).padStart(2, '0')}-0${1 + (at % 9)}-${String(10 + (at % 18))}`;
  return [
    String(1001 + at).padStart(6, '0'),
    OTHER_NAMES[at] ?? name,
    units[at % units.length] ?? units[0],
    at % 7 === 0 ? '四级主任科员' : '一级科员',
    TIERS[at % TIERS.length] ?? '基层',
    KINDS[at % KINDS.length] ?? '在职',
    STYLES[at % STYLES.length]?.(day) ?? day,
    '在职',
    '',
  ];
}

function tenFaults(rows: readonly string[][], { nearUnit }: RosterSheetOptions): readonly Broken[] {
  const number = (row: number) => rows[row - 2]?.[0] ?? '';
  return [
    { row: 12, column: '工号', written: String(Number(number(12))), cell: 'A12', says: '开头的 0 可能丢了' },
    { row: 25, column: '工号', written: '1.1E+17', cell: 'A25', says: '科学计数法' },
    { row: 41, column: '工号', written: number(40), cell: 'A41', says: 'A40 相同' },
    { row: 58, column: '单位', written: nearUnit.written, cell: 'C58', says: nearUnit.name },
    { row: 73, column: '到岗日期', written: '3/5/2026', cell: 'G73', says: '看不出年月日' },
    { row: 96, column: '层级', written: '中层', cell: 'E96', says: '领导干部、窗口单位、基层、执法一线' },
    { row: 120, column: '姓名', written: '', cell: 'B120', says: '没有填“姓名”' },
    { row: 151, column: '姓名', written: `王${NOBODYS_CHARACTER}`, cell: 'B151', says: '没有可用的字体' },
    { row: 200, column: '单位', written: '', cell: 'C200', says: '必须写明单位' },
    { row: 260, column: '离开日期', written: '2026-03-05', cell: 'H260', says: '请只留一种' },
  ];
}

function rosterCsv({ head, rows }: Pick<RosterSheetMade, 'head' | 'rows'>): string {
  return [head, ...rows].map((row) => row.join(',')).join('\r\n');
}

/** As spreadsheet programs of a Chinese Windows save it. */
export function rosterGb18030(sheet: Pick<RosterSheetMade, 'head' | 'rows'>): Uint8Array {
  return iconv.encode(rosterCsv(sheet), 'gb18030');
}
