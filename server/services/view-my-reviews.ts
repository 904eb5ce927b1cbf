/** A person's own cards and appeals, and the quiet count of what waits. */
import type { MyReviewsView, Notices } from '../../src/domain/api/reviews.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { askReview } from '../../src/domain/review/appeal.ts';
import { replyToCard } from '../../src/domain/review/card.ts';
import type { Grant } from '../../src/domain/roster/person.ts';
import type { Deps } from './deps.ts';
import { firstDay } from './make-appeal.ts';
import { appealFacts, cardFacts, entryTitles, namesFor } from './review-views.ts';

const MOST_LISTED = 200;

export async function viewMyReviews(deps: Deps, personId: string): Promise<MyReviewsView> {
  const { reviews } = deps.storage;
  const cards = await reviews.cards({ personId }, MOST_LISTED);
  const appeals = await reviews.appeals({ personId }, MOST_LISTED);
  const names = await namesFor(deps, cards, appeals);
  const titles = await entryTitles(deps, cards);
  const nowMs = deps.clock.now();
  await reviews.noteLook(personId, nowMs);
  return {
    cards: cards.map((card) => ({
      ...cardFacts(deps, card, names, titles),
      mayReply: replyToCard(card, personId, '', nowMs).ok,
    })),
    appeals: appeals.map((appeal) => ({
      ...appealFacts(appeal, names),
      mayAskReview: askReview(appeal, personId, '', nowMs).ok,
    })),
    courses: deps.catalogue.courses.map(({ id, title }) => ({ id, title })),
    firstDay: firstDay(deps),
    today: dayOf(nowMs),
  };
}

/** Officers are told of what they may decide; who only reads is not called. */
export async function viewNotices(deps: Deps, personId: string, grants: readonly Grant[]): Promise<Notices> {
  const roots = grants.flatMap(({ role, unitId }) => (role === 'officer' && unitId !== null ? [unitId] : []));
  const mine = await deps.storage.reviews.countNews(personId);
  if (roots.length === 0) return { mine, desk: 0 };
  const open = await deps.storage.reviews.countOpen({ roots }, personId);
  return { mine, desk: open.cards + open.appeals };
}
