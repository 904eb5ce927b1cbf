/** Cases that cannot be played to an end. */
import { type Broken, CASE, replaced } from './broken.ts';

export const BROKEN_CASES: readonly Broken[] = [
  {
    name: 'a case that claims more than its shortest way carries',
    changes: [replaced(CASE, 'creditHours: 0.03', 'creditHours: 0.04')],
    problems: [
      'cases/door.mdx:6:1 内容撑不起 0.04 学时：走得最短的一条路连同复盘约 1.6 分钟，只够 0.03 学时。请把 creditHours 改为 0.03 以内，或者补写场景和复盘。',
    ],
  },
  {
    name: 'a case that starts nowhere',
    changes: [replaced(CASE, 'start: door', 'start: doer')],
    problems: [
      'cases/door.mdx:8:1 start 指向的场景“doer”不认识。是不是想写“door”？可以写的有：door、wait、open、gone。',
    ],
  },
  {
    name: 'a way that leads nowhere',
    changes: [replaced(CASE, '<Way to="wait">', '<Way to="wiat">')],
    problems: [
      'cases/door.mdx:23:1 这条路通向的场景“wiat”不认识。是不是想写“wait”？可以写的有：door、wait、open、gone。',
      'cases/door.mdx:28:1 从第一个场景出发，走不到“wait”。请让某个 <Way to="wait"> 通向它，或者删去这个场景。',
      'cases/door.mdx:45:1 从第一个场景出发，走不到“gone”。请让某个 <Way to="gone"> 通向它，或者删去这个场景。',
    ],
  },
  {
    name: 'a scene that cannot be reached',
    changes: [
      replaced(
        CASE,
        '<Debrief>',
        '<Scene id="attic" title="阁楼" ending="没人">\n\n空的。\n\n</Scene>\n\n<Debrief>',
      ),
    ],
    problems: [
      'cases/door.mdx:51:1 从第一个场景出发，走不到“attic”。请让某个 <Way to="attic"> 通向它，或者删去这个场景。',
    ],
  },
  {
    name: 'a scene with neither ways nor ending',
    changes: [replaced(CASE, ' ending="人走了"', '')],
    problems: ['cases/door.mdx:45:1 场景“gone”既没有 <Decision>，也没有 ending="……"。二者要有一个。'],
  },
  {
    name: 'a path that never ends',
    changes: [
      replaced(
        CASE,
        '<Way to="open">开门</Way>\n<Way to="gone">不开</Way>',
        '<Way to="loop">再等</Way>\n<Way to="ring">还等</Way>',
      ),
      replaced(
        CASE,
        '<Scene id="gone" title="走了" ending="人走了">\n\n他走了。',
        '<Scene id="loop" title="圈" >\n\n等。\n\n<Decision question="等？">\n<Way to="wait">等</Way>\n<Way to="ring">再等</Way>\n</Decision>\n\n</Scene>\n\n<Scene id="ring" title="又一圈">\n\n等。\n\n<Decision question="等？">\n<Way to="wait">等</Way>\n<Way to="loop">再等</Way>\n</Decision>',
      ),
    ],
    problems: [
      'cases/door.mdx:28:1 从场景“wait”出发，走不到任何结局。请给某个后续场景加上 ending="……"。',
      'cases/door.mdx:45:1 从场景“loop”出发，走不到任何结局。请给某个后续场景加上 ending="……"。',
      'cases/door.mdx:56:1 从场景“ring”出发，走不到任何结局。请给某个后续场景加上 ending="……"。',
    ],
  },
  {
    name: 'an ending with a decision',
    changes: [
      replaced(
        CASE,
        '是邻居。',
        '是邻居。\n\n<Decision question="？">\n<Way to="wait">甲</Way>\n<Way to="gone">乙</Way>\n</Decision>',
      ),
    ],
    problems: ['cases/door.mdx:39:1 场景“open”已经是结局（ending），不能再有 <Decision>。请去掉一个。'],
  },
  {
    name: 'a decision with one way',
    changes: [replaced(CASE, '<Way to="open">开门</Way>\n<Way to="wait">', '<Way to="wait">')],
    problems: ['cases/door.mdx:21:1 <Decision> 至少要有两个 <Way>，现在有 1 个。'],
  },
  {
    name: 'two ways to the same scene',
    changes: [
      replaced(CASE, '<Way to="gone">不开', '<Way to="open">不开'),
      replaced(CASE, '<Way to="wait">等一等', '<Way to="wait">等一等</Way>\n<Way to="gone">走'),
    ],
    problems: ['cases/door.mdx:35:1 两条路都通向“open”，选哪条都一样。请改掉一条。'],
  },
  {
    name: 'a way back to the same scene',
    changes: [
      replaced(CASE, '<Way to="gone">不开', '<Way to="wait">不开'),
      replaced(CASE, '<Way to="wait">等一等', '<Way to="wait">等一等</Way>\n<Way to="gone">走'),
    ],
    problems: ['cases/door.mdx:35:1 这条路又回到了本场景。请通向另一个场景。'],
  },
  {
    name: 'a scene id twice',
    changes: [
      replaced(CASE, 'id="gone"', 'id="open"'),
      replaced(CASE, '<Way to="gone">不开', '<Way to="door">不开'),
    ],
    problems: ['cases/door.mdx:45:1 场景编号“open”已经用过。请换一个。'],
  },
  {
    name: 'text outside the scenes',
    changes: [replaced(CASE, '<Scene id="wait"', '旁白。\n\n<Scene id="wait"')],
    problems: ['cases/door.mdx:28:1 案例的最外层只能是 <Scene> 和 <Debrief>。请把这段文字放进某个场景。'],
  },
  {
    name: 'no debrief',
    changes: [replaced(CASE, '\n<Debrief>\n\n说明。\n\n</Debrief>\n', '')],
    problems: ['cases/door.mdx:1:1 案例要有且只有一个 <Debrief>，现在有 0 个。'],
  },
  {
    name: 'a debrief before the last scene',
    changes: [
      replaced(CASE, '<Scene id="gone"', '<Debrief>\n\n早了。\n\n</Debrief>\n\n<Scene id="gone"'),
      replaced(CASE, '\n<Debrief>\n\n说明。\n\n</Debrief>\n', ''),
    ],
    problems: ['cases/door.mdx:45:1 <Debrief> 要放在最后，所有场景之后。'],
  },
  {
    name: 'a ## heading in a case',
    changes: [replaced(CASE, '有人敲门。', '## 小标题\n\n有人敲门。')],
    problems: [
      'cases/door.mdx:19:1 案例里不用 # 和 ## 标题：场景的标题写在 <Scene title="…"> 里；<Debrief> 里要分段请用 ###。',
    ],
  },
];
