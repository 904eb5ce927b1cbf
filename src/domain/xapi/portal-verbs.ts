/** The verbs that this portal says or hears, by the short names under which people ask for them. */
const ADL = 'http://adlnet.gov/expapi/verbs/';

export const PORTAL_VERBS = [
  'initialized',
  'experienced',
  'answered',
  'interacted',
  'suspended',
  'passed',
  'failed',
  'completed',
  'satisfied',
  'voided',
] as const;
export type PortalVerb = (typeof PORTAL_VERBS)[number];

export function verbIri(verb: PortalVerb): string {
  return ADL + verb;
}

/** @returns undefined for a verb that is another system's */
export function readVerbIri(iri: string): PortalVerb | undefined {
  return PORTAL_VERBS.find((verb) => verbIri(verb) === iri);
}
