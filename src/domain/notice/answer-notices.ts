/** Answers and results: what became of practice, cards, appeals, activities and certificates, told to whom it concerns. */
import { dayOf } from '../base/calendar.ts';
import { formatCreditHours } from '../base/centihours.ts';
import type { CertificateKind, CertificateState } from '../certificate/claim.ts';
import { contentOf, type PracticeClaim } from '../event/practice.ts';
import { type Appeal, standingOf } from '../review/appeal.ts';
import { decisionOf, type ReviewCard, replyByMs } from '../review/card.ts';
import { isAcknowledged, type Warning, warningState } from '../warning/warning.ts';
import { isFresh, type NoticeDue, type NoticesAbout, standingAmong } from './notice.ts';

/** Notices that nothing closes. */
export function toldOnly(subject: string, due: readonly NoticeDue[]): NoticesAbout {
  return { subject, due, standing: [], done: [] };
}

/** @param centihours - what was posted; 0 while nothing is */
export function practiceAnswers(claim: PracticeClaim, centihours: number, today: string): NoticesAbout {
  const subject = `practice:${claim.id}`;
  const { title, day } = contentOf(claim);
  const last = claim.events.at(-1);
  if (!last || !isFresh(dayOf(last.atMs), today)) return toldOnly(subject, []);
  const common = { personId: claim.personId, subject, link: '/my/activities/' };
  if (last.kind === 'refused') {
    const facts = { title, day, reason: last.reason };
    return toldOnly(subject, [{ ...common, kind: 'practiceRefused', occasion: String(last.atMs), facts }]);
  }
  if (last.kind !== 'posted') return toldOnly(subject, []);
  const facts = { title, day, hours: formatCreditHours(centihours) };
  return toldOnly(subject, [{ ...common, kind: 'practiceApproved', occasion: last.entry, facts }]);
}

/** @param outcomes - how each outcome is called */
export function cardNotices(
  card: ReviewCard,
  outcomes: Readonly<Record<string, string>>,
  today: string,
): NoticesAbout {
  const subject = `card:${card.id}`;
  const { personId, day, weight } = card.signal;
  const link = '/my/reviews/';
  const decision = decisionOf(card);
  if (decision) {
    const facts = { day, outcome: outcomes[decision.outcome] ?? '', reason: decision.reason };
    const answered = { personId, kind: 'cardAnswered' as const, subject, occasion: '', facts, link };
    const due = isFresh(dayOf(decision.atMs), today) ? [answered] : [];
    return { subject, due, standing: [], done: [personId] };
  }
  if (card.events.length > 0) return { subject, due: [], standing: [], done: [personId] };
  const facts = { day, replyBy: dayOf(replyByMs(card)) };
  const opened = { personId, kind: 'cardOpened' as const, subject, occasion: '', facts, link };
  const isNews = weight === 'notable' && isFresh(dayOf(card.foundAtMs), today);
  return { subject, due: isNews ? [opened] : [], standing: standingAmong([opened]), done: [] };
}

export function appealNotices(appeal: Appeal, today: string): NoticesAbout {
  const subject = `appeal:${appeal.id}`;
  const last = appeal.events.at(-1);
  const isAnswer = last?.kind === 'granted' || last?.kind === 'refused';
  if (!isAnswer || !isFresh(dayOf(last.atMs), today)) return toldOnly(subject, []);
  const facts = { title: appeal.title, year: String(appeal.year), reason: last.reason };
  const common = { personId: appeal.personId, subject, occasion: String(last.atMs), link: '/my/reviews/' };
  if (last.kind === 'granted') {
    const hours = formatCreditHours(last.centihours);
    return toldOnly(subject, [{ ...common, kind: 'appealGranted', facts: { ...facts, hours } }]);
  }
  // After the first answer the next unit up may be asked; after the second nobody.
  const { dueAtMs } = standingOf(appeal);
  if (dueAtMs === null) return toldOnly(subject, [{ ...common, kind: 'appealUpheld', facts }]);
  const reviewBy = dayOf(dueAtMs);
  return toldOnly(subject, [{ ...common, kind: 'appealRefused', facts: { ...facts, reviewBy } }]);
}

/** The record of the talk is asked to be confirmed until it is, or until the case is closed. */
export function warningNotices(warning: Warning, today: string): NoticesAbout {
  const subject = `warning:${warning.id}`;
  const { personId, events } = warning;
  const talk = events.findLast((event) => event.kind === 'talked');
  if (!talk || isAcknowledged(warning) || warningState(warning) === 'closed') {
    return { subject, due: [], standing: [], done: [personId] };
  }
  const { day, by, atMs } = talk;
  const occasion = String(atMs);
  const talked = {
    personId,
    kind: 'warningTalked' as const,
    subject,
    occasion,
    facts: { day, by },
    link: '/my/tasks/',
  };
  const due = isFresh(dayOf(atMs), today) ? [talked] : [];
  return { subject, due, standing: standingAmong([talked]), done: [] };
}

/** An activity as far as notices tell of it. */
export interface ToldEvent {
  readonly id: string;
  readonly title: string;
  readonly day: string;
}

export function creditNotice(
  event: ToldEvent,
  credit: {
    readonly personId: string;
    readonly entryId: string;
    readonly year: number;
    readonly centihours: number;
  },
): NoticeDue {
  const { title, day } = event;
  const { personId, entryId: occasion, year, centihours } = credit;
  const facts = { title, day, hours: formatCreditHours(centihours), year: String(year) };
  return {
    personId,
    kind: 'eventCredited',
    subject: `event:${event.id}`,
    occasion,
    facts,
    link: '/my/hours/',
  };
}

export function strikeNotice(
  event: ToldEvent,
  strike: { readonly personId: string; readonly entryId: string; readonly reason: string },
): NoticeDue {
  const { title, day } = event;
  const { personId, entryId: occasion, reason } = strike;
  const facts = { title, day, reason };
  return { personId, kind: 'hoursStruck', subject: `event:${event.id}`, occasion, facts, link: '/my/hours/' };
}

/** A certificate as far as notices tell of it. */
export interface ToldCertificate {
  readonly code: string;
  readonly personId: string;
  readonly year: number;
  readonly kind: CertificateKind;
  /** Of the course; empty for a year's. */
  readonly course: string;
  readonly state: CertificateState;
  readonly stateReason: string | null;
  /** Whether an earlier one of the same kind gave way to it. */
  readonly isReplacing: boolean;
  readonly issuedAtMs: number;
  readonly endedAtMs: number | null;
}

/** @param names - what the two kinds are called */
export function certificateNotices(
  certificate: ToldCertificate,
  names: Readonly<Record<CertificateKind, string>>,
  today: string,
): NoticesAbout {
  const { code, personId, kind, course, state, stateReason, issuedAtMs, endedAtMs } = certificate;
  const subject = `certificate:${code}`;
  const title = course === '' ? names[kind] : `${names[kind]}（${course}）`;
  const year = String(certificate.year);
  const common = { personId, subject, occasion: '', link: '/my/certificates/' };
  if (state === 'revoked') {
    if (endedAtMs === null || !isFresh(dayOf(endedAtMs), today)) return toldOnly(subject, []);
    const facts = { title, year, reason: stateReason ?? '' };
    return toldOnly(subject, [{ ...common, kind: 'certificateRevoked', facts }]);
  }
  // What gave way to a later one is told with that one.
  if (state !== 'valid' || !isFresh(dayOf(issuedAtMs), today)) return toldOnly(subject, []);
  const told = certificate.isReplacing ? 'certificateReplaced' : 'certificateIssued';
  return toldOnly(subject, [{ ...common, kind: told, facts: { title, year, code } }]);
}
