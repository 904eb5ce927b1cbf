/** Strings with a format: identifiers, languages, times. Each tells only whether a text has the format. */

/** Any variant: the specification's own example is of none. Source: xAPI 1.0.3 Data 4.4. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}

const IRI = /^[a-z][a-z0-9+.-]*:[^\s\p{Cc}\p{Cs}<>"{}|\\^`]+$/iu;

/** Absolute, best effort: a scheme, no forbidden character, no broken escape. Source: xAPI 1.0.3 Data 2.2, RFC 3987. */
export function isIri(text: string): boolean {
  return IRI.test(text) && !/%(?![0-9a-f]{2})/i.test(text);
}

/** Source: xAPI 1.0.3 Data 2.4.2.3. */
export function isMailto(text: string): boolean {
  return /^mailto:[^\s\p{Cc}\p{Cs}@]+@[^\s\p{Cc}\p{Cs}@]+$/u.test(text);
}

const LANGUAGE = [
  '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})', // language, extended language
  '(?:-[a-z]{4})?', // script
  '(?:-(?:[a-z]{2}|[0-9]{3}))?', // region
  '(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*', // variants
  '(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*', // extensions
  '(?:-x(?:-[a-z0-9]{1,8})+)?', // private use
].join('');
const LANGUAGE_TAG = new RegExp(`^(?:${LANGUAGE}|x(?:-[a-z0-9]{1,8})+)$`, 'i');
/** Registered before the grammar; those that fit the grammar need no mention. */
const IRREGULAR = new Set(
  'en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de'.split(
    ' ',
  ),
);

/** Source: RFC 5646 2.1. */
export function isLanguageTag(text: string): boolean {
  return LANGUAGE_TAG.test(text) || IRREGULAR.has(text.toLowerCase());
}

const TIMESTAMP =
  /^(?<day>\d{4}-\d{2}-\d{2})[Tt](?<hours>\d{2}):(?<minutes>\d{2}):(?<seconds>\d{2})(?:\.(?<fraction>\d{1,30}))?(?<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * Source: xAPI 1.0.3 Data 4.5, RFC 3339 5.6; `+08` and `+0800` as in ISO 8601. RFC 3339's `-00:00` ("no
 * known zone") is no ISO 8601 and refused, as is a time without a zone, which names no instant.
 * @returns milliseconds since 1970, finer digits cut off; undefined for anything else
 */
export function readTimestamp(text: string): number | undefined {
  const parts = TIMESTAMP.exec(text)?.groups;
  if (!parts) return undefined;
  const { day = '', hours, minutes, seconds, fraction = '', zone = '' } = parts;
  const dayMs = Date.parse(`${day}T00:00:00Z`);
  const offset = readOffset(zone);
  if (Number.isNaN(dayMs) || offset === undefined) return undefined;
  // Some engines read 30 February as 2 March.
  if (new Date(dayMs).toISOString().slice(0, 10) !== day) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const ofDay = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return dayMs + ofDay * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)) - offset * 60_000;
}

/** @returns minutes east of UTC */
function readOffset(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return undefined;
  const isUnknownZone = zone.startsWith('-') && hours === 0 && minutes === 0;
  if (isUnknownZone) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

const AMOUNT = '\\d+(?:[.,]\\d+)?';
const WEEKS = new RegExp(`^P${AMOUNT}W$`);
const DURATION = new RegExp(
  `^P(?=.)(?:${AMOUNT}Y)?(?:${AMOUNT}M)?(?:${AMOUNT}D)?(?:T(?=.)(?:${AMOUNT}H)?(?:${AMOUNT}M)?(?:${AMOUNT}S)?)?$`,
);

/** Only the last amount may have a fraction; weeks stand alone. Source: xAPI 1.0.3 Data 4.6, ISO 8601 4.4.3.2. */
export function isDuration(text: string): boolean {
  return WEEKS.test(text) || (DURATION.test(text) && !/[.,]\d+[A-Z].*\d/.test(text));
}

const PARTS =
  /^P(?:(?<weeks>[\d.,]+)W)?(?:(?<years>[\d.,]+)Y)?(?:(?<months>[\d.,]+)M)?(?:(?<days>[\d.,]+)D)?(?:T(?:(?<hours>[\d.,]+)H)?(?:(?<minutes>[\d.,]+)M)?(?:(?<seconds>[\d.,]+)S)?)?$/;

/**
 * One text for durations that count as equal: to the hundredth of a second, the rest cut off. Months have no
 * fixed length and stay apart. Source: xAPI 1.0.3 Data 4.6, xAPI 2.0 (IEEE 9274.1.1) 4.2.7.
 * @param text - a duration
 */
export function durationKey(text: string): string {
  const parts = PARTS.exec(text)?.groups ?? {};
  const amount = (part: string | undefined) => Number(part?.replace(',', '.') ?? 0);
  const days = amount(parts.weeks) * 7 + amount(parts.days);
  const minutes = (days * 24 + amount(parts.hours)) * 60 + amount(parts.minutes);
  // A tenth of a microsecond more makes up for what binary fractions lack.
  const hundredths = Math.floor((minutes * 60 + amount(parts.seconds)) * 100 + 1e-5);
  return `${amount(parts.years) * 12 + amount(parts.months)}M${hundredths}`;
}

/** `type/subtype`, with or without parameters. Source: xAPI 1.0.3 Data 2.4.11, RFC 2046. */
export function isMediaType(text: string): boolean {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+\s*(?:;[^\p{Cc}]*)?$/u.test(text);
}

/** 224 to 512 bits in hex. Source: xAPI 1.0.3 Data 2.4.11, FIPS 180-4. */
export function isSha2(text: string): boolean {
  return /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(text);
}
