/** Written work of the sample city, in every state: to write, to read, to read once more, given back, passed. */
import { dayOf, endOfDayMs } from '../../src/domain/base/calendar.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import type { Rubric } from '../../src/domain/written/rubric.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { askWritten } from '../services/ask-written.ts';
import type { Deps } from '../services/deps.ts';
import { handIn, saveDraft } from '../services/hand-in-written.ts';
import { markWork, returnWork } from '../services/read-written.ts';
import type { SampleRoster } from './sample-roster.ts';

const UNIT = 'hrss-window';
const QUOTED =
  '《中华人民共和国公务员法》要求公务员忠于宪法，模范遵守、自觉维护宪法和法律，全心全意为人民服务，接受人民监督。';
const TEXTS = [
  '我在窗口做了六年，今年最难忘的是三月的一个下午。一位老人来办社保转移，少一张证明，我照规定请他回去补。他没有说什么，第二天下着雨又来了。后来我才知道，那张证明我们自己就能在系统里查到，只是要多登录一次。那以后，凡是能自己查的，我都先查，不再让人跑第二趟。规定写的是要有这份材料，没有写一定要群众自己拿来。',
  '学完服务人民这门课，我想到的是自己的口头禅：“这个不归我管。”话没有错，可是群众听了不知道该去找谁。现在我改成“这件事归某某科，在三楼左手第二间，我先帮您打个电话问问在不在”。多说一句话，用不了半分钟，群众少走的是半天。下一步我想把各科室常办的事项和电话列成一张表，放在窗口，大家都用得上。',
  '我是今年新到窗口的，起初只怕办错，凡事先问别人。有一次一位企业的同志等了四十分钟，我还在核对一份其实不需要的材料。带我的老师傅说，怕办错没有错，可是不能让别人替你的害怕排队。我把常办的十二项业务的材料逐条背熟，又请老师傅抽查，现在每件平均快了八分钟，也没有出过差错。',
  '课上讲到公开的意义，我对照自己的工作，看到一处不足：审批退件的时候，我常常只写“材料不全”四个字。对方看了不知道缺哪一样，只好再来问。上个月起，我把缺的材料一条一条写清楚，附上样表。退件后第二次就能办成的，从一半多变成了九成。多写几行字，其实也省了我自己解释的时间。',
];

export async function sampleWritten(deps: Deps, { people, grants }: SampleRoster): Promise<void> {
  if (!deps.catalogue.rubrics?.some(({ id }) => id === 'reflection')) return;
  const callerOf = (personId: string, ...roles: SessionCaller['roles']): SessionCaller => ({
    ...{ kind: 'session', personId, roles, tokenHash: '' },
  });
  const officerOf = (unitId: string) =>
    callerOf(
      grants.find(({ role, unitId: of }) => role === 'officer' && of === unitId)?.personId ?? '',
      'learner',
      'officer',
    );
  const [bureau, city] = [officerOf('hrss'), officerOf('jiangcheng')];
  const year = dayOf(deps.clock.now()).slice(0, 4);
  const lastDay = `${year}-12-31`;
  const dueDay = endOfDayMs(lastDay) < deps.clock.now() ? dayOf(deps.clock.now()) : lastDay;
  const task = sure(
    await askWritten(deps, bureau, {
      ...{ unitId: UNIT, kind: 'reflection', topic: '窗口就是一面镜子', minimumCharacters: 120 },
      ...{ words: '写一件自己经手的事，讲清楚当时怎么想、怎么做，以后打算怎样。', rubric: 'reflection' },
      dueDay,
    }),
  );
  const writers = people.filter(
    ({ unitId, id }) => unitId === UNIT && grants.filter(({ personId }) => personId === id).length === 1,
  );
  const works: string[] = [];
  for (const [at, text] of TEXTS.entries()) {
    const writer = writers[at + 1];
    if (writer)
      works.push(await handedIn(deps, callerOf(writer.id, 'learner'), task.id, `${text}\n\n${QUOTED}`));
  }
  await readThem(deps, works, { bureau, city, rubric: task.rubric });
  const [drafting] = writers as readonly (Person | undefined)[];
  if (!drafting) return;
  const draft = { text: '学完这门课，我想到的是去年冬天的一件事。', revision: 0 };
  sure(await saveDraft(deps, callerOf(drafting.id, 'learner'), task.id, draft));
}

async function handedIn(deps: Deps, writer: SessionCaller, task: string, text: string): Promise<string> {
  return sure(await handIn(deps, writer, task, text)).id;
}

/** One passed, one given back, one that waits for the second reader, one for the first. */
async function readThem(
  deps: Deps,
  [passed, returned, waiting]: readonly string[],
  by: { readonly bureau: SessionCaller; readonly city: SessionCaller; readonly rubric: Rubric },
): Promise<void> {
  const marks = (share: number) => ({
    version: 1,
    points: Object.fromEntries(
      by.rubric.criteria.map(({ id, points }) => [id, Math.floor((points * share) / 100)]),
    ),
  });
  if (passed) {
    sure(
      await markWork(deps, by.bureau, passed, { ...marks(86), remark: '事情写得具体，能看到自己的改变。' }),
    );
    sure(await markWork(deps, by.city, passed, { ...marks(82), remark: '真实。最后一句说到了点子上。' }));
  }
  if (returned) {
    const remark = '那张表准备什么时候做、由谁来更新？请补一段打算，再交上来。';
    sure(await returnWork(deps, by.bureau, returned, { version: 1, remark }));
  }
  if (waiting) {
    sure(await markWork(deps, by.city, waiting, { ...marks(78), remark: '坦诚，有数字。' }));
  }
}

function sure<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
