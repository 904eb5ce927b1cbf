/** Interface text of the question whether somebody is there. */
export const presenceText = {
  heading: '还在读吗？',
  ahead: '好一会儿没有动静了。答一下这个小问题，计时就不停；不限时，接着翻动页面也行。',
  paused: '好一会儿没有动静，计时已暂停，已经记下的分钟都在。答对这个小问题，计时就继续；不限时。',
  offline: '现在没有网络，先选一个，连上以后核对。',
  /** Said once to a screen reader when the question comes. */
  spoken: (question: string) =>
    `还在读吗？有一个小问题，不限时：${question}按 Alt 加 Q 到问题处，答完回到原处。`,
  spokenPaused: '计时已暂停，答对小问题就继续。已经记下的分钟都在。',
  shortcut: 'Alt+Q',
  outcomes: {
    right: '答对了，接着读吧。',
    wrong: '不是这一个。看一眼刚才那一段，换一题再试试，已经记下的分钟都在。',
    gone: '看到您还在读，这个问题收起了。',
    noted: '记下了，连上以后核对，先接着读吧。',
    unreachable: '连不上服务器，没有答成，请稍后再选一次。',
  },
};
