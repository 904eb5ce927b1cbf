/** md-presence-check; what it shows comes with md-progress events. */
import { type Example, signedIn } from '../../drawing/example.ts';

const markup = `
  <p id="p1" data-block>第一段。</p>
  <a href="#p1">一个链接</a>
  <md-presence-check lesson="service/03-another-way"></md-presence-check>`;

export const examples: readonly Example[] = [{ name: 'nothing asked', markup, answers: signedIn }];
