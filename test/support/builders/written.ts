/** Rubrics, tasks and works of writing, for tests. */
import type { Marks, Rubric } from '../../../src/domain/written/rubric.ts';
import type { WrittenTask } from '../../../src/domain/written/written-task.ts';
import type { Reading, WrittenEvent, WrittenWork } from '../../../src/domain/written/written-work.ts';

/** 60 and 40 points; passed with 60 in all; ten apart at most. */
export function aRubric(overrides: Partial<Rubric> = {}): Rubric {
  const levels = [
    { from: 30, title: '好', means: '写得好。' },
    { from: 0, title: '差', means: '写得不好。' },
  ];
  return {
    id: 'reflection',
    title: '心得体会评分标准',
    kinds: ['reflection'],
    passPoints: 60,
    allowedDifference: 10,
    criteria: [
      { id: 'work', title: '联系实际', points: 60, levels },
      { id: 'words', title: '文字朴实', points: 40, levels },
    ],
    ...overrides,
  };
}

/** @param total - 0 to 100, by `aRubric` */
export function marksOf(total: number): Marks {
  return { work: Math.min(60, total), words: Math.max(0, total - 60) };
}

export function aWrittenTask(overrides: Partial<WrittenTask> = {}): WrittenTask {
  return {
    ...{ id: 't-1', unitId: 'hall', year: 2026, kind: 'reflection', topic: '窗口就是一面镜子', words: '' },
    ...{ minimumCharacters: 100, rubric: aRubric(), dueDay: '2026-12-20', newcomerDays: 30 },
    audience: { tiers: [], trainingKinds: [], unitIds: [], personIds: [] },
    ...{ assignment: null, makeUps: [], madeBy: 'hall', madeAtMs: Date.parse('2026-11-01T09:00:00+08:00') },
    events: [],
    ...overrides,
  };
}

export function aHandingIn(version = 1): WrittenEvent {
  return { kind: 'handedIn', atMs: version, who: 'learner', version, hash: 'ab'.repeat(32), characters: 800 };
}

export function aReading(who: string, total: number, version = 1): Reading {
  return { kind: 'read', atMs: 10, who, version, points: marksOf(total), remark: '写得实在。' };
}

export function aWork(...events: readonly WrittenEvent[]): WrittenWork {
  return { id: 'w-1', taskId: 't-1', personId: 'learner', events: [aHandingIn(), ...events] };
}
