/** The look of md-desk-links. */
import { css } from 'lit';

export const deskLinksStyles = css`
  :host {
    display: block;
    min-block-size: 2.5rem;
    font-size: 0.9375rem;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    border-block-end: 1px solid var(--rule);
  }
  a {
    flex: none;
    margin-block-end: -1px;
    padding-block: 0.5rem;
    border-block-end: 2px solid transparent;
    color: var(--ink-2);
    text-decoration: none;
  }
  a:hover { color: var(--ink); }
  a[aria-current] {
    border-color: var(--cinnabar);
    color: var(--ink);
  }

  /* One row to be pushed aside with the finger, rather than six rows above the heading. */
  @media (max-width: 48rem) {
    nav {
      flex-wrap: nowrap;
      overflow-x: auto;
      margin-inline: calc(-1 * var(--gap));
      padding-inline: var(--gap);
      scrollbar-width: none;
    }
    a { margin-block-end: 0; }
  }
`;
