/** Interface text of the page that stands in for one that cannot be reached. */
export const offlineText = {
  title: '现在没有网络',
  lead: '这一页没有存在这台设备上，连上网络以后再打开。',
  kept: '可以接着读的课文',
  none: '这台设备上还没有存下课文。联网时打开过的课文，以及同一门课的其他各课，断网时也能读。',
};
