/** The versions of xAPI this server speaks, and what clients call them. */

export const XAPI_VERSIONS = ['1.0.3', '2.0.0'] as const;
export type XapiVersion = (typeof XAPI_VERSIONS)[number];

/** Any patch of a version stands for it, as does a name without one. */
const ALIASES: readonly (readonly [XapiVersion, RegExp])[] = [
  ['1.0.3', /^1\.0(?:\.\d+)?$/],
  ['2.0.0', /^2\.0(?:\.\d+)?$/],
];

/**
 * Source: xAPI 1.0.3 Communication 3.3, xAPI 2.0 (IEEE 9274.1.1) 4.1.6.7.
 * @returns undefined for a name of no version, or of one that is not served
 */
export function readVersion(name: string, served: readonly XapiVersion[]): XapiVersion | undefined {
  return served.find((version) => ALIASES.some(([known, alias]) => known === version && alias.test(name)));
}
