/** A short lesson inside md-lesson-tracker, as the build writes it. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { aCourse } from '../../drawing/example-learning.ts';

const paragraph = (id: string, height = 8) =>
  `<p id="${id}" data-block style="block-size: ${height}rem">第 ${id} 段。</p>`;

const markup = `
  <h1>另一条路</h1>
  <ol>
    <li><a href="#s1" data-outline-section="s1">先听完</a></li>
    <li><a href="#s2" data-outline-section="s2">再开口</a></li>
  </ol>
  <md-lesson-tracker lesson="service/03-another-way" heading="另一条路" minimum-minutes="8">
    <article>
      <section id="s1" data-section="s1" data-characters="20" aria-labelledby="s1-title">
        <h2 id="s1-title">先听完</h2>${paragraph('p1')}${paragraph('p2')}
        <fieldset data-self-check="c1">
          <legend><span>自测</span> 哪一种更合适？</legend>
          <label><input type="radio" name="c1" value="1" /> 请他先回去</label>
          <label><input type="radio" name="c1" value="2" data-right /> 一次说清</label>
        </fieldset>
      </section>
      <section id="s2" data-section="s2" data-characters="20" aria-labelledby="s2-title" style="padding-block-start: 60rem">
        <h2 id="s2-title">再开口</h2>${paragraph('p3')}${paragraph('p4', 60)}
      </section>
    </article>
  </md-lesson-tracker>`;

const learning = { courses: [{ ...aCourse('service', '服务人民', 2), sectionsSeen: {} }], cases: [] };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'signed in', markup, answers: { ...signedIn, 'GET /api/me/learning': answer(learning) } },
];
