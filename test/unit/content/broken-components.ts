/** Components that are unknown, misplaced or badly filled in. */
import { type Broken, LESSON, replaced, SECOND_LESSON } from './broken.ts';

export const BROKEN_COMPONENTS: readonly Broken[] = [
  {
    name: 'an unknown component',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '<Figur src="a.svg" alt="图" />')],
    problems: [
      'courses/sample/02-second.mdx:9:1 组件“<Figur>”不认识。是不是想写“<Figure>”？可以写的有：<Figure>、<Basis>、<Dialogue>、<Say>、<Reflect>、<Fictional>、<Timeline>、<Event>、<Comparison>、<Side>、<Process>、<Quote>、<Term>、<Media>、<SelfCheck>、<Choice>。',
    ],
  },
  {
    name: 'HTML',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '<div>文字</div>')],
    problems: [
      'courses/sample/02-second.mdx:9:1 组件“<div>”不认识。可以写的有：<Figure>、<Basis>、<Dialogue>、<Say>、<Reflect>、<Fictional>、<Timeline>、<Event>、<Comparison>、<Side>、<Process>、<Quote>、<Term>、<Media>、<SelfCheck>、<Choice>。',
    ],
  },
  {
    name: 'an unclosed component',
    changes: [replaced(LESSON, '</Dialogue>\n', '')],
    problems: [
      'courses/sample/01-first.mdx:24:1 标签 <Dialogue> 没有收尾。请补上 </Dialogue>；没有内容的写成 <Dialogue … />。',
    ],
  },
  {
    name: 'a stray closing tag',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '</Reflect>')],
    problems: [
      'courses/sample/02-second.mdx:9:2 多了一个 </Reflect>，前面没有与它对应的 <Reflect>。请删去，或者检查标签的顺序。',
    ],
  },
  {
    name: 'an unknown property',
    changes: [replaced(LESSON, 'alt="三个步骤"', 'alt="三个步骤" captoin="步骤"')],
    problems: [
      'courses/sample/01-first.mdx:13:36 <Figure> 的属性“captoin”不认识。是不是想写“caption”？可以写的有：src、alt、caption。',
    ],
  },
  {
    name: 'a missing property',
    changes: [replaced(LESSON, ' alt="三个步骤"', '')],
    problems: ['courses/sample/01-first.mdx:13:1 <Figure> 缺少 alt="……"。请补上。'],
  },
  {
    name: 'an empty alt',
    changes: [replaced(LESSON, 'alt="三个步骤"', 'alt=""')],
    problems: ['courses/sample/01-first.mdx:13:25 <Figure> 的 alt 是空的。请填写。'],
  },
  {
    name: 'a property that is an expression',
    changes: [replaced(LESSON, 'who="老人"', 'who={"老人"}')],
    problems: ['courses/sample/01-first.mdx:25:6 <Say> 的 who 只能是英文双引号里的文字，例如 who="……"。'],
  },
  {
    name: 'a spread',
    changes: [replaced(LESSON, 'who="老人"', '{...a} who="老人"')],
    problems: ['courses/sample/01-first.mdx:25:6 <Say> 里不能用 {...}。请逐个写出属性，用英文双引号括起来。'],
  },
  {
    name: 'a flag with a value',
    changes: [replaced(LESSON, '<Choice right ', '<Choice right="yes" ')],
    problems: ['courses/sample/01-first.mdx:33:9 <Choice> 的 right 不用写值，只写 right 就行。'],
  },
  {
    name: 'a status outside the list',
    changes: [replaced(LESSON, 'status="现行"', 'status="有效"')],
    problems: [
      'courses/sample/01-first.mdx:29:52 <Basis> 的 status 不能是“有效”。可以写的有：现行、已修订、已废止。',
    ],
  },
  {
    name: 'a date in a basis that does not exist',
    changes: [replaced(LESSON, '2018-12-29', '2018-13-29')],
    problems: [
      'courses/sample/01-first.mdx:29:34 <Basis> 的 date 应当写成 2018-12-29 这样，并且真有这一天。',
    ],
  },
  {
    name: 'a component in the middle of a sentence',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '又一段 <Fictional /> 文字。')],
    problems: [
      'courses/sample/02-second.mdx:9:5 <Fictional> 夹在一行文字中间了。请让它单独成段，前后各空一行。',
    ],
  },
  {
    name: 'a component where it does not belong',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '<Say who="甲">话</Say>')],
    problems: ['courses/sample/02-second.mdx:9:1 <Say> 只能放在<Dialogue>里面。'],
  },
  {
    name: 'a component inside another',
    changes: [replaced(LESSON, '昨天你说全了吗？', '\n<Fictional />\n昨天？\n\n')],
    problems: [
      'courses/sample/01-first.mdx:37:1 <Fictional> 应当单独成段，不能放在别的组件、表格、列表或者引用里面。',
    ],
  },
  {
    name: 'text where only components belong',
    changes: [replaced(LESSON, '<Dialogue>\n', '<Dialogue>\n他说：\n\n')],
    problems: ['courses/sample/01-first.mdx:25:1 <Dialogue> 里面只能放 <Say>。'],
  },
  {
    name: 'an empty Reflect',
    changes: [replaced(LESSON, '昨天你说全了吗？', '')],
    problems: ['courses/sample/01-first.mdx:36:1 <Reflect> 里面是空的。请写上文字。'],
  },
  {
    name: 'a self-check outside lessons',
    changes: [
      replaced(
        'pages/help.mdx',
        '一段文字',
        '<SelfCheck question="问"><Choice right feedback="对">甲</Choice><Choice feedback="错">乙</Choice></SelfCheck>\n\n一段文字',
      ),
    ],
    problems: [
      'pages/help.mdx:8:1 组件“<SelfCheck>”不认识。可以写的有：<Figure>、<Basis>、<Dialogue>、<Say>、<Reflect>、<Fictional>、<Timeline>、<Event>、<Comparison>、<Side>、<Process>、<Quote>、<Term>。',
      'pages/help.mdx:8:25 组件“<Choice>”不认识。可以写的有：<Figure>、<Basis>、<Dialogue>、<Say>、<Reflect>、<Fictional>、<Timeline>、<Event>、<Comparison>、<Side>、<Process>、<Quote>、<Term>。',
      'pages/help.mdx:8:62 组件“<Choice>”不认识。可以写的有：<Figure>、<Basis>、<Dialogue>、<Say>、<Reflect>、<Fictional>、<Timeline>、<Event>、<Comparison>、<Side>、<Process>、<Quote>、<Term>。',
    ],
  },
  {
    name: 'a self-check with one choice',
    changes: [replaced(LESSON, '<Choice feedback="不全。">说一半</Choice>\n', '')],
    problems: ['courses/sample/01-first.mdx:31:1 <SelfCheck> 至少要有两个 <Choice>，现在有 1 个。'],
  },
  {
    name: 'a self-check with two right choices',
    changes: [replaced(LESSON, '<Choice feedback="不全。">', '<Choice right feedback="不全。">')],
    problems: ['courses/sample/01-first.mdx:31:1 <SelfCheck> 要有且只有一个 <Choice right …>，现在有 2 个。'],
  },
  {
    name: 'a choice without feedback',
    changes: [replaced(LESSON, ' feedback="不全。"', '')],
    problems: ['courses/sample/01-first.mdx:32:1 <Choice> 缺少 feedback="……"。请补上。'],
  },
];
