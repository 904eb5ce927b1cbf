/** The look of md-account. */
import { css } from 'lit';

export const accountStyles = css`
  :host { display: inline-block; position: relative; font-size: var(--s-1); }
  .reserved { visibility: hidden; }
  .sign-in, .name { display: inline-flex; align-items: center; gap: 0.4em; min-block-size: 2.75rem; padding-inline: 0.3rem; white-space: nowrap; }
  .sign-in { text-decoration: none; }
  .sign-in:hover { text-decoration: underline; }
  .name { border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
  .bell { position: relative; display: inline-flex; align-items: center; justify-content: center; inline-size: 2.25rem; min-block-size: 2.75rem; vertical-align: top; }
  .bell svg { inline-size: 1.25rem; block-size: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linejoin: round; stroke-linecap: round; }
  .bell:hover { color: var(--cinnabar); }
  .bell .count {
    position: absolute; inset-block-start: 0.3rem; inset-inline-start: 1.15rem; min-inline-size: 1.1rem; padding-inline: 0.25rem;
    border-radius: 1rem; background: var(--cinnabar); color: var(--on-cinnabar); font-size: 0.6875rem; font-weight: 600;
    line-height: 1.1rem; text-align: center;
  }
  .arrow { inline-size: 0.7em; block-size: 0.45em; fill: none; stroke: currentColor; stroke-width: 1.5; }
  .name[aria-expanded="true"] .arrow { transform: rotate(180deg); }
  .menu {
    position: absolute; inset-inline-end: 0; inset-block-start: 100%; z-index: 20; min-inline-size: 10rem;
    max-inline-size: min(18rem, 90vw); border: var(--hairline) solid var(--rule); border-radius: 4px; background: var(--sheet);
    box-shadow: 0 6px 24px rgb(0 0 0 / 12%); font-size: 1rem;
  }
  ul { padding: 0.35rem 0; list-style: none; }
  li a, li button {
    display: block; inline-size: 100%; min-block-size: 2.75rem; padding: 0.5rem 1.1rem; border: 0; background: none;
    color: inherit; font: inherit; text-align: start; text-decoration: none; white-space: nowrap; cursor: pointer;
  }
  li a:hover, li button:hover { background: var(--wash); }
  li:last-child { border-block-start: var(--hairline) solid var(--rule); }
  :focus-visible { outline-offset: -3px; }
  .error { padding: 0.4rem 1.1rem 0.8rem; font-size: var(--s-1); }

  @media (max-width: 26rem) {
    .bell { inline-size: 1.9rem; }
    .bell .count { inset-inline-start: 0.85rem; }
    .name { gap: 0.2em; padding-inline: 0.15rem; }
  }
`;
