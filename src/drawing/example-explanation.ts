/** A course's credit explained, with minutes on a train among them. */
import type { Explanation } from '../domain/api/explain.ts';

const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

export const anExplanation: Explanation = {
  entry: {
    id: 'e-20417',
    index: 20417,
    personId: '6f1d2c7e-3a54-4c0b-9a44-0d3f5f1c2b11',
    year: 2026,
    category: 'ethicsOnline',
    centihours: 100,
    source: 'course',
    postedAt: '2026-11-12T12:31:00.000Z',
    postedBy: 'system',
    evidence: {
      kind: 'course',
      course: 'loyalty',
      title: '忠于国家',
      courseVersion: 3,
      minutes: 60,
      minimumMinutes: 36,
      attempt: 'a-5b1e',
      attemptNumber: 2,
      scorePercent: 86,
      passPercent: 80,
      statement: '0d7a2f5e-7c1c-4f5e-9f2a-2f6a5b0f4c11',
    },
    contentHash: '9f2c51d07be4a3869f0b1c2d3e4f5061728394a5b6c7d8e9f00112233445541a',
    leafHash: 'a1455443322110f9e8d7c6b5a4938271605f4e3d2c1b0f9683a4eb70d15c2f91',
  },
  policy: {
    id: 'wuhan',
    version: 1,
    citation: { title: '公务员职业道德学时', document: '武人社发〔2017〕44号', clause: '三（二）2' },
  },
  course: {
    course: 'loyalty',
    isCurrent: true,
    lessons: [
      {
        lesson: 'loyalty/01-the-form',
        title: '一张表格',
        minutes: 36,
        minimumMinutes: 18,
        sections: [
          {
            section: 's1',
            title: '签字之前',
            seen: { at: '2026-11-11T00:12:00.000Z', statement: '7e2a1b3c-0d4e-4f5a-8b6c-9d0e1f2a3b4c' },
          },
          { section: 's2', title: '签字之后' },
        ],
        days: [
          { day: '2026-11-11', minutes: [...from(490, 22), ...from(760, 14)], offlineMinutes: from(760, 14) },
        ],
      },
    ],
    attempt: {
      id: 'a-5b1e',
      number: 2,
      startedAt: '2026-11-12T12:20:00.000Z',
      closedAt: '2026-11-12T12:31:00.000Z',
      right: 13,
      total: 15,
      scorePercent: 86,
    },
  },
  signed: { treeSize: 20420, rootHash: 'de'.repeat(32), signedAt: '2026-11-12T12:31:02.000Z' },
};
