/** The question that asks whether somebody is there, about the passage just read. Its key stays on the server. */
import type { Chance } from '../base/chance.ts';

/** In the catalogue; from the lesson's head, or derived by the build. */
export interface PassageCheck {
  /** `k1`, `k2`, … over the lesson. */
  readonly id: string;
  readonly section: string;
  readonly question: string;
  readonly right: string;
  readonly wrong: readonly string[];
}

/** As a page may see it. */
export interface PresenceQuestion {
  readonly id: string;
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** As the server keeps it while it is open. */
export interface AskedQuestion extends PresenceQuestion {
  readonly check: string;
  readonly rightOption: string;
}

/** Beside the right one. */
const WRONG_OPTIONS = 2;

/**
 * @param passage - the section just read; a question of another one serves where it has none
 * @param last - the check asked before, which is not asked again where there is a choice
 * @returns undefined when the lesson has no checks
 */
export function drawQuestion(
  checks: readonly PassageCheck[],
  passage: { readonly section: string | undefined; readonly last?: string | undefined },
  chance: Chance,
): AskedQuestion | undefined {
  const ofSection = checks.filter((check) => check.section === passage.section);
  const candidates = ofSection.length > 0 ? ofSection : checks;
  const fresh = candidates.filter((check) => check.id !== passage.last);
  const check = pick(fresh.length > 0 ? fresh : candidates, chance);
  return check && askAbout(check, chance);
}

function askAbout(check: PassageCheck, chance: Chance): AskedQuestion {
  const right = { id: chance.freshId(), text: check.right };
  const wrong = shuffled(check.wrong, chance)
    .slice(0, WRONG_OPTIONS)
    .map((text) => ({ id: chance.freshId(), text }));
  return {
    id: chance.freshId(),
    text: check.question,
    options: shuffled([right, ...wrong], chance),
    check: check.id,
    rightOption: right.id,
  };
}

/** Field by field, so that nothing else slips through. */
export function viewQuestion({ id, text, options }: PresenceQuestion): PresenceQuestion {
  return { id, text, options: options.map((option) => ({ id: option.id, text: option.text })) };
}

function pick<Item>(items: readonly Item[], chance: Chance): Item | undefined {
  return items.length === 0 ? undefined : items[chance.below(items.length)];
}

function shuffled<Item>(items: readonly Item[], chance: Chance): readonly Item[] {
  const left = [...items];
  const order: Item[] = [];
  while (left.length > 0) order.push(...left.splice(chance.below(left.length), 1));
  return order;
}
