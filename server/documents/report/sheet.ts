/** The printed report's measures and tints. Points on A4 upright; the origin is the top left corner. */
import { CINNABAR, HAIRLINE, INK, SECOND_INK } from '../paper.ts';

export const A4 = { width: 595.28, height: 841.89 } as const;

/** What text may fill. */
export const AREA = { left: 74, right: A4.width - 74, top: 92, bottom: A4.height - 78 } as const;
export const MEASURE = AREA.right - AREA.left;

export const HEADER_Y = 58;
export const FOOTER_Y = A4.height - 46;

export const PINE = '#2b6247';
const OCHRE = '#b98a2f';
const EDGE = '#857e71';
export const TRACK = '#e9e6df';

/** By the looks of src/domain/report/annual/document.ts. */
export const LOOKS = {
  met: PINE,
  noHours: CINNABAR,
  hoursShort: OCHRE,
  share: SECOND_INK,
  notAssessable: EDGE,
  ink: INK,
  soft: HAIRLINE,
} as const;

/** 五号 on a line of one and three quarters. */
export const BODY = { weight: 'regular', size: 10.5, colour: INK } as const;
export const LEADING = 18.5;
export const NOTE = { weight: 'regular', size: 8.5, colour: SECOND_INK } as const;
export const CAPTION = { weight: 'bold', size: 9.5, colour: INK } as const;
export const CELL = { weight: 'regular', size: 9, colour: INK } as const;
export const HEAD = { weight: 'regular', size: 8.5, colour: SECOND_INK } as const;
export const HEADING = { weight: 'bold', size: 16, colour: INK } as const;
