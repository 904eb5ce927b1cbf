/** How a unit's certificates look and what they say beside the facts. Facts come from the claim alone. */

/** Lines that a sheet may leave out; name, hours, code, issuer and day are on every one. */
export const ANNUAL_FIELDS = ['staffNumber', 'unit', 'year', 'share', 'legalBasis'] as const;
export const COURSE_FIELDS = ['staffNumber', 'unit', 'year', 'course', 'entry', 'content'] as const;
export type AnnualField = (typeof ANNUAL_FIELDS)[number];
export type CourseField = (typeof COURSE_FIELDS)[number];

/** What may stand in braces in the wording. */
export const ANNUAL_PLACEHOLDERS = ['year', 'hours', 'required', 'verdict', 'unit', 'asOf'] as const;
export const COURSE_PLACEHOLDERS = [
  ...(['year', 'hours', 'course', 'version', 'minutes'] as const),
  ...(['score', 'completedOn', 'unit', 'asOf'] as const),
] as const;

export interface SheetDesign<Field extends string> {
  readonly title: string;
  readonly subtitle: string;
  /** With placeholders. */
  readonly wording: string;
  readonly fields: readonly Field[];
}

/** A vector drawing holds filled outlines only. */
export type DesignImage =
  | { readonly kind: 'png'; readonly base64: string; readonly width: number; readonly height: number }
  | {
      readonly kind: 'svg';
      readonly width: number;
      readonly height: number;
      readonly paths: readonly {
        readonly outline: string;
        readonly fill: string;
        readonly isEvenOdd: boolean;
      }[];
    };

export interface CertificateDesign {
  /** The file's name. */
  readonly id: string;
  /** Codes or ids of the units whose subtrees it is for; empty for everybody who has no other. */
  readonly units: readonly string[];
  /** Absent: the portal's. */
  readonly issuer?: string;
  readonly annual: SheetDesign<AnnualField>;
  readonly course: SheetDesign<CourseField>;
  readonly logo?: DesignImage;
  /** The issuer's own image: the software draws none. */
  readonly seal?: DesignImage;
  /** Before a line to sign on by hand. */
  readonly signature?: string;
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** @throws RangeError for a placeholder that there is no value for: content is checked before */
export function fillIn(wording: string, values: Readonly<Record<string, string>>): string {
  return wording.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`there is no ${whole} to fill in`);
    return value;
  });
}

export function placeholdersIn(wording: string): readonly string[] {
  return [...wording.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/**
 * The design of a unit: its own, or that of the nearest above it that has one.
 * @param way - codes and ids of the unit and of those above it, from the unit upwards
 */
export function designFor(
  designs: readonly CertificateDesign[],
  way: readonly (readonly string[])[],
): CertificateDesign | undefined {
  for (const names of way) {
    const own = designs.find(({ units }) => units.some((unit) => names.includes(unit)));
    if (own) return own;
  }
  return designs.find(({ units }) => units.length === 0);
}
