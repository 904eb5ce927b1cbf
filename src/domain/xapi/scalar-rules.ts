/** Rules for single values, used all over a statement. */
import {
  isDuration,
  isIri,
  isLanguageTag,
  isMailto,
  isMediaType,
  isSha2,
  isUuid,
  readTimestamp,
} from './formats.ts';
import { mapOf, must, mustRead, type Rule } from './rule.ts';
import type { XapiVersion } from './version.ts';

export const TEXT = must('a string', 'Data 2.2', (value) => typeof value === 'string');
export const BOOLEAN = must('true or false', 'Data 2.2', (value) => typeof value === 'boolean');
export const NUMBER = must('a number', 'Data 2.2', Number.isFinite);
export const SCALED = must(
  'a number from -1 to 1',
  'Data 2.4.5.1',
  (value) => typeof value === 'number' && value >= -1 && value <= 1,
);
export const OCTETS = must(
  'a whole number of octets, 0 or more',
  'Data 2.4.11',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
);
export const UUID = mustRead('a UUID such as 8f87ccde-bb56-4c2e-ab83-44982ef22df0', 'Data 4.4', isUuid);
export const IRI = mustRead('an absolute IRI with a scheme, such as https://…', 'Data 4.3', isIri);
export const IRL = mustRead('an absolute address with a scheme, such as https://…', 'Data 2.2', isIri);
export const MAILTO = mustRead('"mailto:" and an e-mail address', 'Data 2.4.2.3', isMailto);
export const SHA1 = mustRead('a SHA-1 in hex (40 digits)', 'Data 2.4.2.3', (text) =>
  /^[0-9a-f]{40}$/i.test(text),
);
export const SHA2 = mustRead('a SHA-2 in hex', 'Data 2.4.11', isSha2);
export const MEDIA_TYPE = mustRead('an internet media type such as text/plain', 'Data 2.4.11', isMediaType);
export const LANGUAGE = mustRead('an RFC 5646 language tag such as zh-CN', 'Data 4.2', isLanguageTag);
export const DURATION = mustRead('an ISO 8601 duration such as PT4H35M59.14S', 'Data 4.6', isDuration);
export const TIMESTAMP = mustRead(
  'a date and time with its zone, such as 2026-11-23T09:00:00.000+08:00',
  'Data 4.5',
  (text) => readTimestamp(text) !== undefined,
);
/** `1.0` stands for 1.0.0, as in the header. Source: xAPI 1.0.3 Communication 3.3. */
const VERSION_1 = mustRead('"1.0.0", or a later 1.0.x', 'Data 2.4.10', (text) =>
  /^1\.0(?:\.\d+(?:-[0-9A-Za-z.-]+)?)?$/.test(text),
);
/** A 2.0 client may pass on what an older one said. Source: xAPI 2.0 (IEEE 9274.1.1) 4.2.4.3. */
const VERSION_2 = mustRead('"2.0.0", or a 1.0.x', '2.0 4.2.4.3', (text) =>
  /^(?:1|2)\.0(?:\.\d+(?:-[0-9A-Za-z.-]+)?)?$/.test(text),
);
export const VERSION_OF: Readonly<Record<XapiVersion, Rule>> = { '1.0.3': VERSION_1, '2.0.0': VERSION_2 };

const LANGUAGE_NAME = mustRead('named by an RFC 5646 language tag such as zh-CN', 'Data 4.2', isLanguageTag);
export const LANGUAGE_MAP = mapOf(LANGUAGE_NAME, TEXT, 'Data 4.2');

const EXTENSION_NAME = mustRead('named by an absolute IRI', 'Data 4.1', isIri);
/** Values may be anything, null included. */
export const EXTENSIONS = mapOf(EXTENSION_NAME, () => undefined, 'Data 4.1');
