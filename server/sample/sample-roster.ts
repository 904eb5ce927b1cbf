/** An invented city: a unit tree of three levels and the people in it. Any likeness to real people is chance. */
import { TIER_IDS, type TierId, TRAINING_KINDS } from '../../src/domain/catalogue/catalogue.ts';
import type { OrganType, Person, Unit } from '../../src/domain/roster/person.ts';
import type { RosterAddition } from '../ports/roster-store.ts';

interface UnitSketch {
  readonly id: string;
  readonly name: string;
  readonly organType: OrganType;
  readonly code: string;
  readonly sector: string;
  readonly people: number;
  readonly below?: readonly UnitSketch[];
}

const CITY: UnitSketch = {
  id: 'jiangcheng',
  code: 'JC',
  sector: '综合',
  name: '江澄市（样例）',
  organType: 'government',
  people: 2,
  below: [
    {
      id: 'hrss',
      code: 'JC01',
      sector: '人力资源社会保障',
      name: '市人力资源和社会保障局',
      organType: 'government',
      people: 6,
      below: [
        {
          id: 'hrss-window',
          code: 'JC0101',
          sector: '人力资源社会保障',
          name: '社会保险服务大厅',
          organType: 'government',
          people: 10,
        },
        {
          id: 'hrss-inspection',
          code: 'JC0102',
          sector: '人力资源社会保障',
          name: '劳动保障监察支队',
          organType: 'government',
          people: 7,
        },
      ],
    },
    {
      id: 'approval',
      code: 'JC02',
      sector: '政务服务',
      name: '市行政审批局',
      organType: 'government',
      people: 5,
      below: [
        {
          id: 'approval-hall',
          code: 'JC0201',
          sector: '政务服务',
          name: '政务服务中心',
          organType: 'government',
          people: 9,
        },
      ],
    },
    {
      id: 'linjiang',
      code: 'JC10',
      sector: '综合',
      name: '临江区',
      organType: 'government',
      people: 4,
      below: [
        {
          id: 'linjiang-office',
          code: 'JC1001',
          sector: '组织',
          name: '区委组织部',
          organType: 'party',
          people: 5,
        },
        {
          id: 'linjiang-street',
          code: 'JC1002',
          sector: '基层治理',
          name: '望江街道办事处',
          organType: 'government',
          people: 10,
        },
        {
          id: 'linjiang-court',
          code: 'JC1003',
          sector: '政法',
          name: '区人民法院',
          organType: 'judiciary',
          people: 8,
        },
      ],
    },
  ],
};

const FAMILY_NAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN_NAMES = [
  ...['晓文', '建国', '雅琴', '志远', '明', '思齐', '丽华', '海涛', '静', '俊杰', '玉兰', '宏伟'],
  ...['佳宁', '磊', '春燕', '子昂', '秀英', '永强', '若溪', '鹏程', '慧敏', '立新', '桂芳', '宇航'],
];
/** Names that are not two or three Han characters, as every real roster has. */
const OTHER_NAMES: Readonly<Record<number, string>> = {
  7: '阿卜杜热合曼·买买提',
  23: '欧阳文博',
  41: '司徒静怡',
};

export interface SampleRoster extends RosterAddition {
  readonly administratorId: string;
}

/** @param freshId - makes a person's opaque id */
export function sampleRoster(year: number, freshId: () => string): SampleRoster {
  const units: Unit[] = [];
  const people: Person[] = [];
  const visit = (sketch: UnitSketch, parentId: string | null): void => {
    const { id, name, organType, code, sector } = sketch;
    units.push({ id, name, parentId, organType, code, sector });
    for (let index = 0; index < sketch.people; index += 1)
      people.push(samplePerson(people.length, { unitId: sketch.id, id: freshId(), year }));
    for (const below of sketch.below ?? []) visit(below, sketch.id);
  };
  visit(CITY, null);
  return { units, people, ...samplePosts(people), fromDay: `${year - 2}-07-01` };
}

/** Offices come by tier. */
const POSTS: Readonly<Record<TierId, readonly string[]>> = {
  leader: ['副局长', '主任', '支队长'],
  window: ['窗口办事员', '一级科员', '窗口负责人'],
  grassroots: ['四级主任科员', '一级科员', '社区联络员'],
  enforcement: ['监察员', '执法队员', '二级主办'],
};

function samplePerson(
  at: number,
  { unitId, id, year }: { readonly unitId: string; readonly id: string; readonly year: number },
): Person {
  const family = FAMILY_NAMES[(at * 7) % FAMILY_NAMES.length] ?? '王';
  const given = GIVEN_NAMES[(at * 11) % GIVEN_NAMES.length] ?? '明';
  const tier = TIER_IDS[at % TIER_IDS.length] ?? 'grassroots';
  const trainingKind = at % 12 === 5 ? 'induction' : (TRAINING_KINDS[at % 9 === 3 ? 1 : 2] ?? 'inService');
  return {
    id,
    staffNumber: String(100_200_001 + at * 37),
    name: OTHER_NAMES[at] ?? `${family}${given}`,
    unitId,
    tier,
    trainingKind,
    post: POSTS[tier][at % 3] ?? '',
    startDay: `${trainingKind === 'induction' ? year - 2 : year - 4 - (at % 17)}-07-01`,
    isSample: true,
  };
}

/** Everybody learns; a few also hold a post. The first two people sit in the city's own office. */
function samplePosts(people: readonly Person[]): Pick<SampleRoster, 'grants' | 'administratorId'> {
  const [administrator, auditor] = people;
  const publisher = people.find((person) => person.unitId === 'linjiang-office');
  const [officer, cityOfficer] = people.filter((person) => person.unitId === 'hrss');
  if (!administrator || !auditor || !publisher || !officer || !cityOfficer)
    throw new Error('the sample roster lacks a unit');
  return {
    administratorId: administrator.id,
    grants: [
      ...people.map(({ id }) => ({ personId: id, role: 'learner' as const, unitId: null })),
      { personId: administrator.id, role: 'administrator', unitId: null },
      { personId: auditor.id, role: 'auditor', unitId: null },
      { personId: publisher.id, role: 'publisher', unitId: null },
      { personId: officer.id, role: 'officer', unitId: 'hrss' },
      // The bureau keeps the city's civil-service affairs: whoever disagrees with an answer is heard there.
      { personId: cityOfficer.id, role: 'officer', unitId: 'jiangcheng' },
    ],
  };
}
