/** A case of three scenes inside md-case, as the build writes it. */
import { type Example, signedIn, signedOut } from '../../drawing/example.ts';

const scene = (id: string, title: string, body: string, ending = '') => `
  <section id="scene-${id}" data-scene="${id}" ${ending} aria-labelledby="scene-${id}-title">
    <h2 id="scene-${id}-title" tabindex="-1">${title}</h2>${body}
  </section>`;
const way = (to: string, words: string) => `<li><a href="#scene-${to}" data-way="${to}">${words}</a></li>`;

const markup = `
  <md-case case="queue" heading="三十一号是舅舅">
    ${scene('start', '三十一号', `<ul>${way('ask', '去找主任')}${way('wave', '请他明天来')}</ul>`)}
    ${scene('wave', '他走得很快', `<ul>${way('ask', '追出去')}</ul>`)}
    ${scene('ask', '下班以前', '<p>主任记了下来。</p>', 'data-ending="回避了，也说清了"')}
    <section id="debrief" data-debrief aria-labelledby="debrief-title">
      <h2 id="debrief-title" tabindex="-1">复盘</h2><p>难在哪里。</p>
    </section>
  </md-case>`;

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'signed in', markup, answers: signedIn },
];
