/** Pictures, links and marks that would not show, and figures that must not be shown. */
import { type Broken, FIGURE, LESSON, replaced, SECOND_LESSON, without, written } from './broken.ts';

export const BROKEN_FIGURES: readonly Broken[] = [
  {
    name: 'a picture in Markdown',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '![图](a.png)')],
    problems: [
      'courses/sample/02-second.mdx:9:1 不用 ![ ]( ) 放图。请把 SVG 文件放在旁边，写 <Figure src="…" alt="…" />。',
    ],
  },
  {
    name: 'a footnote',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '文字[^1]。\n\n[^1]: 注')],
    problems: [
      'courses/sample/02-second.mdx:9:3 不支持脚注。请把它写进正文，或者用 <Basis>。',
      'courses/sample/02-second.mdx:11:1 不支持脚注。请把它写进正文，或者用 <Basis>。',
    ],
  },
  {
    name: 'tildes that strike through',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '三~五天，七~九天。')],
    problems: [
      'courses/sample/02-second.mdx:9:2 两个“~”之间的字会被画上删除线。表示范围请写“至”或者“—”，例如 3 至 5 天。',
    ],
  },
  {
    name: 'bold that does not close',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '他说**“不行”**然后走了。')],
    problems: [
      'courses/sample/02-second.mdx:9:3 加粗没有生效，读者会看到 ** 号。请在 ** 的外侧空一格，或者把标点移到 ** 外面。',
    ],
  },
  {
    name: 'indented code',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '又一段。\n\n```\n代码\n```')],
    problems: [
      'courses/sample/02-second.mdx:11:1 这一段缩进或者反引号会显示成代码。请去掉行首的空格或者反引号。',
    ],
  },
  {
    name: 'a link over plain http',
    changes: [replaced('pages/help.mdx', '(/courses/)', '(http://a.cn)')],
    problems: [
      'pages/help.mdx:8:8 链接“http://a.cn”不能用。站内写 /courses/… 这样以斜杠开头的路径，站外写 https:// 开头的网址。',
    ],
  },
  {
    name: 'a figure that is not there',
    changes: [replaced(LESSON, 'steps.svg', 'step.svg'), without(FIGURE)],
    problems: ['courses/sample/01-first.mdx:13:1 找不到图 step.svg。请把它放在本文件旁边，或者改对 src。'],
  },
  {
    name: 'a figure name with a folder',
    changes: [replaced(LESSON, 'src="steps.svg"', 'src="../steps.svg"')],
    problems: [
      'courses/sample/01-first.mdx:13:1 图的文件名“../steps.svg”不对。只写旁边的文件名，以 .svg 结尾，例如 three-questions.svg。',
      'courses/sample/steps.svg:1:1 没有一处用到这幅图。请在课文里用 <Figure> 放进去，或者删去文件。',
    ],
  },
  {
    name: 'a figure nobody shows',
    changes: [written('courses/sample/other.svg', '<svg viewBox="0 0 1 1"></svg>')],
    problems: [
      'courses/sample/other.svg:1:1 没有一处用到这幅图。请在课文里用 <Figure> 放进去，或者删去文件。',
    ],
  },
  {
    name: 'a script in a figure',
    changes: [replaced(FIGURE, '<defs>', '<script>alert(1)</script><defs>')],
    problems: [
      'courses/sample/steps.svg:2:3 SVG 图里不能有脚本（<script> 或者 onclick 一类的属性）。请删去。',
    ],
  },
  {
    name: 'a handler in a figure',
    changes: [replaced(FIGURE, '<path ', '<path onclick="x()" ')],
    problems: [
      'courses/sample/steps.svg:3:9 SVG 图里不能有脚本（<script> 或者 onclick 一类的属性）。请删去。',
    ],
  },
  {
    name: 'an outside reference in a figure',
    changes: [replaced(FIGURE, '<defs>', '<image href="https://a.cn/x.png"/><defs>')],
    problems: [
      'courses/sample/steps.svg:2:10 SVG 图里不能引用别处的内容（href=https://a.cn/x.png）。请把它画进图里，或者删去。',
    ],
  },
  {
    name: 'an outside paint in a figure',
    changes: [replaced(FIGURE, 'url(#tip)', 'url(https://a.cn/x.svg#tip)')],
    problems: [
      'courses/sample/steps.svg:3:33 SVG 图里不能引用别处的内容（url(https://a.cn/x.svg#tip)）。请把它画进图里，或者删去。',
    ],
  },
  {
    name: 'a figure with styles',
    changes: [replaced(FIGURE, '<defs>', '<style>path{fill:red}</style><defs>')],
    problems: [
      'courses/sample/steps.svg:2:3 SVG 图里不能有 <style>：它会影响整个页面。请把样式写成元素的属性。',
    ],
  },
  {
    name: 'a figure without viewBox',
    changes: [replaced(FIGURE, ' viewBox="0 0 10 10"', '')],
    problems: ['courses/sample/steps.svg:1:1 SVG 图要有 viewBox，才能随屏幕缩放。'],
  },
  {
    name: 'a figure that is none',
    changes: [written(FIGURE, 'PNG')],
    problems: ['courses/sample/steps.svg:1:1 这个文件不是 SVG 图。'],
  },
];
