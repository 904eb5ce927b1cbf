/**
 * The figures of warnings and appeals. Each is explained for officers in docs/reviewing.zh-CN.md; a warning
 * leads to a person's look and never to a consequence, so they are the same everywhere and no policy data.
 */

const DAY_MS = 24 * 60 * 60_000;

/** The page itself tells of a section after the time that 900 characters a minute take. */
export const READING = {
  lowAboveCharactersPerMinute: 1_000,
  notableAboveCharactersPerMinute: 1_800,
  /** Shorter reading says nothing. */
  leastCharacters: 600,
} as const;

/** A question and its options are about 100 characters: a fast reader needs 7 s. */
export const QUIZ = { lowBelowSeconds: 5, notableBelowSeconds: 3, leastQuestions: 5 } as const;

/** A colleague who takes over within this time took over at once. */
export const DEVICE = {
  handoverMs: 5 * 60_000,
  /** A device that goes back so often to somebody who had left it. */
  notableFromReturns: 3,
  /** Three people one after the other: a shared office PC, or somebody who studies for others. */
  lowFromPeople: 3,
  retentionMs: 30 * DAY_MS,
} as const;

export const NO_INPUT = { lowFromMinutes: 60, notableFromMinutes: 120 } as const;

export const PARALLEL = {
  fromMinutes: 30,
  /** A page beats three times a minute, four where it regains the focus. */
  beatsOfOnePage: 4,
  notableFromStreams: 3,
} as const;

export const OFFLINE = {
  /** Of what a day allows, in per cent. */
  nearLimitPercent: 90,
  leastMinutes: 30,
  notableFromDays: 3,
  withinDays: 7,
} as const;

/** The learner's time to reply before anything may be reversed. */
export const REPLY_WITHIN_MS = 10 * DAY_MS;
/** Within which the unit answers an appeal. */
export const ANSWER_WITHIN_MS = 30 * DAY_MS;
/** After a refusal, to ask the next unit. */
export const REVIEW_WITHIN_MS = 15 * DAY_MS;
/** Appeals one person may have open. */
export const MOST_OPEN_APPEALS = 5;
export const MOST_REPLIES = 5;
export const LONGEST_TEXT = 1_000;
