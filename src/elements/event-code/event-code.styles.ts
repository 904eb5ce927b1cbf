/** The look of md-event-code: read from the last row of a hall. */
import { css } from 'lit';

export const eventCodeStyles = css`
  :host { background: var(--paper); min-block-size: 30rem; }
  :host(:fullscreen) { padding: 2vh 3vw; overflow: auto; }
  .wall { display: grid; justify-items: center; gap: 0.75rem; text-align: center; }
  h2 { font-size: clamp(1.35rem, 3.2vw, 2.75rem); overflow-wrap: anywhere; }
  .choice .button { min-inline-size: 6rem; }
  .lead { font: 600 clamp(1.15rem, 2.4vw, 2rem)/1.4 var(--serif); }
  .qr { inline-size: min(50vh, 88vw); block-size: auto; aspect-ratio: 1; border-radius: 4px; }
  .typed { font-size: clamp(1rem, 1.6vw, 1.35rem); }
  .typed strong { display: block; font: 600 clamp(2rem, 6vw, 4.5rem)/1.2 var(--serif); letter-spacing: 0.08em; font-variant-numeric: tabular-nums lining-nums; }
  .counts { font-size: clamp(1.05rem, 2vw, 1.6rem); }
  .back { margin-block-start: 0.75rem; }
  :host(:fullscreen) .back { display: none; }
`;
