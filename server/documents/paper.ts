/** The sheet's measures and tints. Points; the origin is the top left corner. */

export const SHEET = { width: 841.89, height: 595.28 } as const;

/** The band of the border: the line its curves swing about, and how far they swing. */
export const BAND = { inset: 40, swing: 9.5, corner: 24 } as const;

/** What words may fill. */
export const TEXT_AREA = { left: 92, right: SHEET.width - 92 } as const;

export const INK = '#1d1b18';
export const SECOND_INK = '#5a554c';
export const CINNABAR = '#b0281a';
export const PAPER = '#fcfaf4';
export const HAIRLINE = '#cfc5b2';
/** Text must stay readable over these two. */
export const WATERMARK = '#f8eae3';
export const UNDERPRINT = '#efe7d9';
export const BAND_INK = '#8d8472';
export const BAND_CINNABAR = '#c9796a';
