/** The look of md-my-certificates. */
import { css } from 'lit';

export const myCertificatesStyles = css`
  :host { container-type: inline-size; min-block-size: 16rem; }
  .certificates { display: grid; gap: var(--gap); padding: 0; list-style: none; }
  .state + .certificates { margin-block-start: var(--gap); }
  .certificate { display: grid; gap: 0.9rem; }
  .certificate h2, .state h2 { font-size: var(--s1); }
  .certificate.superseded .figure, .certificate.revoked .figure { color: var(--ink-2); }
  dl { display: grid; gap: 0.3rem; }
  dl > div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; }
  dt { color: var(--ink-2); }
  dd { overflow-wrap: anywhere; }
  .code { letter-spacing: 0.04em; }
  .missing { padding-inline-start: 1.4em; }
  @container (max-width: 30rem) { dl > div { grid-template-columns: 1fr; } }
`;
