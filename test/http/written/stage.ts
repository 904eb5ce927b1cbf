/** Written work on the stage of plans: rubrics in the catalogue, texts long enough, and the readers' calls. */
import type { WrittenRequest } from '../../../src/domain/api/written.ts';
import type { Policy } from '../../../src/domain/policy/policy.ts';
import { aCatalogue, aPolicy, aRubric, marksOf } from '../../support/builders.ts';
import { openPlans, type PlansStage, type Who } from '../plans/stage.ts';

export interface WrittenStage extends PlansStage {
  /** Ask for it as the bureau's officer. @returns the task's id */
  readonly request: (overrides?: Partial<WrittenRequest>, who?: Who) => Promise<string>;
  readonly handIn: (task: string, text?: string, who?: Who) => ReturnType<PlansStage['ask']>;
  /** The learner's only work on a task. */
  readonly workOf: (task: string) => Promise<string>;
  /** As a reader, of the version that stands. */
  readonly read: (who: Who, work: string, total: number, version?: number) => ReturnType<PlansStage['ask']>;
  readonly workSeenBy: (who: Who, work: string) => ReturnType<PlansStage['ask']>;
}

export const TEXT = '我在窗口坐了十年，最难的不是规定记不住，是同一句话说到第一百遍还愿意说清楚。'.repeat(6);

export const WRITTEN: WrittenRequest = {
  ...{ unitId: 'bureau', kind: 'reflection', topic: '窗口就是一面镜子', minimumCharacters: 100 },
  ...{ rubric: 'reflection', dueDay: '2026-12-20' },
};

export async function openWritten(
  options: { readonly file?: string; readonly policy?: Partial<Policy> } = {},
): Promise<WrittenStage> {
  const { file, policy } = options;
  const rubrics = [aRubric(), aRubric({ id: 'paper', title: '论文评分标准', kinds: ['paper'] })];
  const catalogue = { ...aCatalogue({ policies: [aPolicy(policy)] }), rubrics };
  const stage = await openPlans({ catalogue, ...(file !== undefined && { file }) });
  return {
    ...stage,
    request: async (overrides = {}, who = 'bureau') => {
      const made = await stage.ask(who, 'POST', '/api/written', { ...WRITTEN, ...overrides });
      if (made.statusCode !== 200) throw new Error(made.body);
      return made.json().id;
    },
    handIn: (task, text = TEXT, who = 'learner') =>
      stage.ask(who, 'POST', `/api/me/written/${task}`, { text }),
    workOf: async (task) => {
      const works = await stage.portal.deps.storage.written.works({ taskId: task });
      return works.find(({ personId }) => personId === 'learner')?.id ?? '';
    },
    read: (who, work, total, version = 1) =>
      stage.ask(who, 'POST', `/api/written-works/${work}/readings`, {
        ...{ version, points: marksOf(total), remark: `${who}：写得实在。` },
      }),
    workSeenBy: (who, work) => stage.ask(who, 'GET', `/api/written-works/${work}`),
  };
}
