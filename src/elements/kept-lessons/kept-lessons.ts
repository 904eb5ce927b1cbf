/** On the page that stands in for one that cannot be reached: the lessons this browser has kept. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { offlineText } from '../../i18n/zh-CN/offline.ts';
import { type KeptLesson, keptLessons } from '../../stores/offline-pages.ts';
import { controls } from '../../styles/controls.styles.ts';

export class KeptLessons extends LitElement {
  static override styles = [
    controls,
    css`
      ul { padding: 0; list-style: none; }
      li { border-block-start: var(--hairline) solid var(--rule); }
      a { display: block; padding-block: 0.7rem; }
    `,
  ];
  static override properties = { lessons: { state: true } };
  /** Undefined until they have been looked for. */
  declare lessons: readonly KeptLesson[] | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void keptLessons().then((lessons) => {
      this.lessons = lessons;
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { lessons } = this;
    if (!lessons) return nothing;
    if (lessons.length === 0) return html`<p>${offlineText.none}</p>`;
    return html`<h2>${offlineText.kept}</h2>
      <ul>${lessons.map(({ path, title }) => html`<li><a href=${path}>${title}</a></li>`)}</ul>`;
  }
}

customElements.define('md-kept-lessons', KeptLessons);
