/** Timelines, comparisons, processes, quotations, terms and recordings that are not what they should be. */
import { silentMp3 } from '../../support/content/silence.ts';
import { type Broken, CASE, LESSON, replaced, SECOND_LESSON, written } from './broken.ts';

const PROSE = '又一段文字。';
const inLesson = (text: string) => replaced(SECOND_LESSON, PROSE, text);
const at = (line: number, column: number, message: string) =>
  `courses/sample/02-second.mdx:${line}:${column} ${message}`;
const recording = written('courses/sample/talk.mp3', silentMp3(2));
const VTT = 'courses/sample/talk.vtt';
const captions = written(VTT, 'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n你好\n');

export const BROKEN_BLOCKS: readonly Broken[] = [
  {
    name: 'a timeline of one event',
    changes: [inLesson('<Timeline>\n<Event date="2011" title="甲">文字</Event>\n</Timeline>')],
    problems: [at(9, 1, '<Timeline> 至少要有两个 <Event>，现在有 1 个。')],
  },
  {
    name: 'a timeline that runs backwards',
    changes: [
      inLesson(
        '<Timeline>\n<Event date="2011-10" title="甲">文字</Event>\n<Event date="2011" title="乙">文字</Event>\n<Event date="2010-12-01" title="丙">文字</Event>\n</Timeline>',
      ),
    ],
    problems: [at(12, 1, '2010-12-01 早于前面的 2011。请按时间先后排列。')],
  },
  {
    name: 'an event on a day that does not exist',
    changes: [
      inLesson(
        '<Timeline>\n<Event date="2011-02-30" title="甲">文字</Event>\n<Event date="2012" title="乙">文字</Event>\n</Timeline>',
      ),
    ],
    problems: [at(10, 8, '<Event> 的 date 应当写成 2011、2011-10 或者 2011-10-28 这样，并且真有这一天。')],
  },
  {
    name: 'an event by itself',
    changes: [inLesson('<Event date="2011" title="甲">文字</Event>')],
    problems: [at(9, 1, '<Event> 只能放在<Timeline>里面。')],
  },
  {
    name: 'a comparison of one',
    changes: [inLesson('<Comparison>\n<Side title="甲">文字</Side>\n</Comparison>')],
    problems: [at(9, 1, '<Comparison> 要有两个或者三个 <Side>，现在有 1 个。')],
  },
  {
    name: 'a process without a numbered list',
    changes: [inLesson('<Process title="步骤">\n- 甲\n- 乙\n</Process>')],
    problems: [at(9, 1, '<Process> 里面只放一个编号列表：每步一行，以 1. 2. 3. 开头。')],
  },
  {
    name: 'a process of one step',
    changes: [inLesson('<Process title="步骤">\n1. 甲\n</Process>')],
    problems: [at(9, 1, '<Process> 要有两步到八步，现在有 1 步。请增减，或者拆成两个。')],
  },
  {
    name: 'steps that cannot be drawn',
    changes: [inLesson(`<Process title="步骤">\n1. ${'长'.repeat(31)}\n2. **粗**\n</Process>`)],
    problems: [
      at(10, 1, '这一步太长，图里放不下：最多 30 个字，现在 31 个。请缩短，细节写在图外。'),
      at(11, 1, '<Process> 的每一步只写一行字，不用加粗、链接、列表和别的组件。'),
    ],
  },
  {
    name: 'a quotation without its source',
    changes: [inLesson('<Quote>话</Quote>')],
    problems: [at(9, 1, '<Quote> 缺少 source="……"。请补上。')],
  },
  {
    name: 'an unknown term',
    changes: [inLesson('先说<Term>首问付责</Term>。')],
    problems: [
      at(
        9,
        3,
        '用语“首问付责”不在 content/glossary.yaml 里。是不是想写“首问负责”？请改对，或者在用语表里加一条；说法不同的，写 <Term name="用语表里的名称">课文里的说法</Term>。',
      ),
    ],
  },
  {
    name: 'an unknown term in a case and in a page',
    changes: [
      replaced(CASE, '有人敲门。', '有人<Term name="xyz">敲门</Term>。'),
      replaced('pages/help.mdx', '一段文字', '<Term>xyz</Term>的文字'),
    ],
    problems: [
      'cases/door.mdx:19:3 用语“xyz”不在 content/glossary.yaml 里。请改对，或者在用语表里加一条；说法不同的，写 <Term name="用语表里的名称">课文里的说法</Term>。',
      'pages/help.mdx:8:1 用语“xyz”不在 content/glossary.yaml 里。请改对，或者在用语表里加一条；说法不同的，写 <Term name="用语表里的名称">课文里的说法</Term>。',
    ],
  },
  {
    name: 'a term that is a paragraph',
    changes: [inLesson('<Term>回避</Term>')],
    problems: [at(9, 1, '<Term> 要夹在一句话里，不能单独成段。请把它放进句子，句中还要有别的文字。')],
  },
  {
    name: 'terms where no link can be',
    changes: [
      inLesson('[先<Term>回避</Term>](/courses/)'),
      replaced(LESSON, '## 第一节', '## 第一节<Term>回避</Term>'),
      replaced(LESSON, '>说一半</Choice>', '>说<Term>回避</Term></Choice>'),
    ],
    problems: [
      'courses/sample/01-first.mdx:7:7 <Term> 不能放在标题里面。请把它移到正文里。',
      'courses/sample/01-first.mdx:32:25 <Term> 不能放在<Choice>里面。请把它移到正文里。',
      at(9, 3, '<Term> 不能放在链接里面。请把它移到正文里。'),
    ],
  },
  {
    name: 'expressions and spreads in the new components',
    changes: [
      inLesson(
        '<Quote source={a}>话</Quote>\n\n先<Term {...b}>回避</Term>再说。\n\n<Process title={"t"}>\n1. 甲\n2. 乙\n</Process>',
      ),
    ],
    problems: [
      at(9, 8, '<Quote> 的 source 只能是英文双引号里的文字，例如 source="……"。'),
      at(11, 8, '<Term> 里不能用 {...}。请逐个写出属性，用英文双引号括起来。'),
      at(13, 10, '<Process> 的 title 只能是英文双引号里的文字，例如 title="……"。'),
    ],
  },
  {
    name: 'a recording from elsewhere',
    changes: [inLesson('<Media src="https://example.com/talk.mp3" title="谈话">文字稿</Media>')],
    problems: [
      at(
        9,
        1,
        '音频、视频的文件名“https://example.com/talk.mp3”不对。只写旁边的文件名，以 .mp3、.m4a 或者 .mp4 结尾，例如 interview.mp3；不能引用别的网站。',
      ),
    ],
  },
  {
    name: 'a recording without a transcript',
    changes: [recording, inLesson('<Media src="talk.mp3" title="谈话"></Media>')],
    problems: [at(9, 1, '<Media> 里面是空的。请写上文字。')],
  },
  {
    name: 'a recording that is missing, with missing captions',
    changes: [inLesson('<Media src="talk.mp4" captions="talk.vtt" title="谈话">文字稿</Media>')],
    problems: [
      at(9, 1, '找不到文件 talk.mp4。请把它放在本文件旁边，或者改对名称。'),
      at(9, 1, '找不到文件 talk.vtt。请把它放在本文件旁边，或者改对名称。'),
    ],
  },
  {
    name: 'a video without captions, that is no video',
    changes: [
      written('courses/sample/talk.mp4', 'no video'),
      inLesson('<Media src="talk.mp4" title="谈话">文字稿</Media>'),
    ],
    problems: [
      at(9, 1, '视频要有字幕：请加上 captions="….vtt"。'),
      'courses/sample/talk.mp4:1:1 talk.mp4 读不出时长，可能不是音频、视频，或者没有存完整。请重新导出为 mp3、m4a 或者 mp4。',
    ],
  },
  {
    name: 'captions in another format',
    changes: [
      recording,
      written(VTT, '1\n00:00:00,000 --> 00:00:01,000\n你好\n'),
      inLesson('<Media src="talk.mp3" captions="talk.vtt" title="谈话">文字稿</Media>'),
    ],
    problems: ['courses/sample/talk.vtt:1:1 字幕文件的第一行应当是 WEBVTT。请用字幕软件另存为 WebVTT 格式。'],
  },
  {
    name: 'captions without a caption',
    changes: [
      recording,
      written(VTT, 'WEBVTT\n'),
      inLesson('<Media src="talk.mp3" captions="talk.vtt" title="谈话">文字稿</Media>'),
    ],
    problems: [
      'courses/sample/talk.vtt:1:1 字幕文件里没有一条字幕。请写上 00:00:01.000 --> 00:00:04.000 这样的时间和文字。',
    ],
  },
  {
    name: 'badly named captions, and ones that nothing shows',
    changes: [
      recording,
      captions,
      inLesson('<Media src="talk.mp3" captions="字幕.srt" title="谈话">文字稿</Media>'),
    ],
    problems: [
      at(9, 1, '字幕文件名“字幕.srt”不对。只写旁边的文件名，以 .vtt 结尾，例如 interview.vtt。'),
      'courses/sample/talk.vtt:1:1 没有一课用到这个文件。请在课文里用 <Media> 放进去，或者删去文件。',
    ],
  },
  {
    name: 'a recording in a case',
    changes: [replaced(CASE, '是邻居。', '<Media src="talk.mp3" title="谈话">文字稿</Media>')],
    problems: [
      'cases/door.mdx:41:1 组件“<Media>”不认识。可以写的有：<Figure>、<Basis>、<Dialogue>、<Say>、<Reflect>、<Fictional>、<Timeline>、<Event>、<Comparison>、<Side>、<Process>、<Quote>、<Term>、<Scene>、<Decision>、<Way>、<Debrief>。',
    ],
  },
  {
    name: 'a glossary with terms told twice',
    changes: [
      written(
        'glossary.yaml',
        '- name: 回避\n  pinyin: hui bi\n  group: procedure\n  definition: 退出。\n- name: 退出\n  also: [回避]\n  pinyin: hui bi\n  group: procedure\n  definition: 退出。\n',
      ),
    ],
    problems: [
      'glossary.yaml:6:10 “回避”出现了两次。请删去或者改名。',
      'glossary.yaml:7:3 拼音“hui bi”已经用在另一条上，链接会分不开。请在其中一条末尾加一个字的拼音，例如 hui bi zhi。',
    ],
  },
  {
    name: 'a glossary with tones and an unknown group',
    changes: [
      written('glossary.yaml', '- name: 回避\n  pinyin: huí bì\n  group: procedur\n  definition: 退出。\n'),
    ],
    problems: [
      'glossary.yaml:2:3 拼音用小写字母，不带声调，字与字之间空一格，ü 写 v，例如 shou wen fu ze。',
      'glossary.yaml:3:3 “procedur”不认识。是不是想写“procedure”？可以写的有：ethics、service、procedure、integrity、training。',
    ],
  },
];
