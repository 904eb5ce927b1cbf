/** Interface text of the components inside lessons, cases and pages. A line with a value in it is a function. */
export const content = {
  basis: {
    label: '依据',
    version: (date: string) => `${date} 版`,
  },
  dialogue: { label: '对话' },
  reflect: { label: '想一想' },
  selfCheck: {
    label: '自测',
    note: '供练习，不计成绩',
    right: '合适',
    wrong: '再想想',
  },
  fictional: { label: '虚构案例', note: '人物、单位和地点都是为教学编写的。' },
  scene: { ending: '结局' },
  decision: { label: '请选择' },
  debrief: { title: '复盘' },
  timeline: {
    when: (year: string, month?: string, day?: string) =>
      `${year} 年${month ? ` ${Number(month)} 月` : ''}${day ? ` ${Number(day)} 日` : ''}`,
  },
  media: { captions: '字幕', transcript: '文字稿' },
  term: { colon: '：', glossary: '用语表', close: '收起' },
  table: { label: '表格，放不下时可以左右滚动' },
};
