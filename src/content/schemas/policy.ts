/** content/policies/<policy>.yaml: the rules of a year. Amounts of 学时 are decimals here, centihours afterwards. */
import { z } from 'zod';
import { PRINCIPLE_IDS } from '../../domain/catalogue/catalogue.ts';
import { CATEGORIES } from '../../domain/policy/policy.ts';
import { messages } from '../messages.ts';
import { creditHours, distinct, isDate, line, oneOf, record, slug, wholeNumber, year } from './fields.ts';

const basisPoints = wholeNumber.min(1).max(10_000);
const categories = distinct(oneOf(CATEGORIES));
const positive = wholeNumber.min(1);

const minimumHours = record({
  id: slug,
  kind: z.literal('minimumHours'),
  title: line(40),
  categories,
  requiredCreditHours: creditHours,
});

const minimumShare = record({
  id: slug,
  kind: z.literal('minimumShare'),
  title: line(40),
  numerator: categories,
  denominator: categories,
  requiredBasisPoints: basisPoints,
  reading: oneOf(['earned', 'quota']),
  quotaCreditHours: creditHours.optional(),
});

const minimumPrinciples = record({
  id: slug,
  kind: z.literal('minimumPrinciples'),
  title: line(40),
  categories,
  principles: distinct(oneOf(PRINCIPLE_IDS)),
  /** For each of them. */
  requiredCreditHours: creditHours,
});

const cap = record({ id: slug, title: line(40), categories, maximumCreditHours: creditHours });

const conversion = z.discriminatedUnion('kind', [
  record({ kind: z.literal('linear'), categories, minutesPerCreditHour: positive }),
  record({
    kind: z.literal('steps'),
    categories,
    steps: z.array(record({ fromMinutes: positive, creditHours })).min(1),
  }),
  record({
    kind: z.literal('days'),
    categories,
    dayCreditHours: creditHours,
    halfDayCreditHours: creditHours,
  }),
]);

/** Days of a window after the cut-off or the year's end. */
const days = wholeNumber.min(0).max(366);

export const policySchema = record({
  version: positive,
  title: line(80),
  citation: record({ document: line(80), clause: line(40), issuer: line(120) }),
  fromYear: year,
  toYear: year.optional(),
  cutOff: z.string().refine((value) => isDate(`2000-${value}`), { error: messages.field.monthDay() }),
  cutOffYear: oneOf(['same', 'next']).default('same'),
  lateEntryDays: days.default(0),
  makeUpDays: days.default(0),
  requirements: z.array(z.discriminatedUnion('kind', [minimumHours, minimumShare, minimumPrinciples])).min(1),
  caps: z.array(cap).default([]),
  conversions: z.array(conversion).default([]),
  budget: record({
    charactersPerMinute: positive,
    selfCheckSeconds: wholeNumber.min(0),
    questionSeconds: wholeNumber.min(0),
    caseDecisionSeconds: wholeNumber.min(0),
    mediaShareBasisPoints: wholeNumber.min(0).max(10_000).default(10_000),
    minimumShareBasisPoints: basisPoints,
    minutesPerCreditHour: positive,
  }),
  quiz: record({
    attemptsBeforeWait: positive,
    waitMinutes: positive,
    maximumAttempts: positive.optional(),
  }),
  presence: record({
    offlineMinutesPerDay: wholeNumber.min(0).max(1440),
    offlineTicketHours: positive.max(72),
  }).default({ offlineMinutesPerDay: 120, offlineTicketHours: 24 }),
  writtenWork: record({
    notes: creditHours.optional(),
    reflection: creditHours.optional(),
    paper: creditHours.optional(),
  }).optional(),
  appraisal: record({ words: line(40), source: line(200) }).optional(),
  warning: record({
    /** By the end of each quarter of the year, so never less than before. */
    creditHoursByQuarter: z
      .array(creditHours)
      .length(4)
      .refine((hours) => hours.every((one, at) => one >= (hours[at - 1] ?? 0)), {
        error: messages.field.ascendingQuarters(),
      }),
    settleDays: days.default(15),
    source: line(200),
  }).optional(),
});

export type PolicyFile = z.infer<typeof policySchema>;
