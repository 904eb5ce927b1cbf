/** Files that are missing, misnamed or misplaced. */
import { type Broken, FIGURE, LESSON, QUIZ, SECOND_LESSON, without, written } from './broken.ts';

export const BROKEN_FILES: readonly Broken[] = [
  {
    name: 'an empty file',
    changes: [written('portal.yaml', '')],
    problems: ['portal.yaml:1:1 文件是空的。请按 docs/authoring.zh-CN.md 的格式填写。'],
  },
  {
    name: 'a missing file',
    changes: [without(QUIZ)],
    problems: [
      'courses/sample/quiz.yaml:1:1 缺少文件 content/courses/sample/quiz.yaml。请补上，写法见 docs/authoring.zh-CN.md。',
    ],
  },
  {
    name: 'a file in GBK',
    changes: [written('portal.yaml', Uint8Array.from([110, 97, 109, 101, 58, 32, 195, 247, 181, 194]))],
    problems: [
      'portal.yaml:1:1 文件不是 UTF-8 编码（第 8 个字节读不出）。请用编辑器“另存为”，编码选 UTF-8。',
    ],
  },
  {
    name: 'a file that does not belong',
    changes: [written('courses/sample/notes.txt', 'x')],
    problems: [
      'courses/sample/notes.txt:1:1 这个文件不该放在这里。课程文件夹里只放 course.yaml、quiz.yaml、01-….mdx 这样的课文、.svg 图，和 .mp3、.m4a、.mp4、.vtt 文件。',
    ],
  },
  {
    name: 'course.yml instead of course.yaml',
    changes: [written('courses/sample/course.yml', 'x')],
    problems: [
      'courses/sample/course.yml:1:1 这个文件不该放在这里。课程文件夹里只放 course.yaml、quiz.yaml、01-….mdx 这样的课文、.svg 图，和 .mp3、.m4a、.mp4、.vtt 文件。',
    ],
  },
  {
    name: 'a principle that does not exist',
    changes: [written('principles/servise.mdx', '---\ntitle: 甲\n---\n')],
    problems: [
      'principles/servise.mdx:1:1 文件名“servise”不认识。是不是想写“service”？可以写的有：faith、loyalty、service、duty、law、integrity。',
    ],
  },
  {
    name: 'a missing tier',
    changes: [without('tiers/leader.yaml')],
    problems: [
      'tiers/leader.yaml:1:1 缺少文件 content/tiers/leader.yaml。请补上，写法见 docs/authoring.zh-CN.md。',
    ],
  },
  {
    name: 'a lesson name without a number',
    changes: [
      written(
        'courses/sample/third.mdx',
        '---\ntitle: 三\ngoal: 能\nobjectives: [say-it-all]\n---\n\n## 节\n\n字。\n',
      ),
    ],
    problems: [
      'courses/sample/third.mdx:1:1 课文文件名“third.mdx”不对。应当是两位序号加连字符和英文短名，例如 01-first-step.mdx。',
    ],
  },
  {
    name: 'a gap in the lesson numbers',
    changes: [
      without(SECOND_LESSON),
      written(
        'courses/sample/03-second.mdx',
        '---\ntitle: 三\ngoal: 能\nobjectives: [say-it-all]\n---\n\n## 节\n\n字。\n',
      ),
    ],
    problems: [
      'courses/sample/03-second.mdx:1:1 课文序号不连续：这里应当是 02，现在是 03。请从 01 起逐个编号，不跳号，不重号。',
    ],
  },
  {
    name: 'a course without lessons',
    changes: [without(LESSON), without(SECOND_LESSON), without(FIGURE)],
    problems: ['courses/sample:1:1 这门课还没有课文。请至少放一个 01-….mdx。'],
  },
];
