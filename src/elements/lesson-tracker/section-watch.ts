/**
 * Watches how a lesson is read: which block is on top, and when a section has been in view for as long as a
 * fast reader needs. Knows nothing of statements.
 */
import type { InView } from '../../stores/presence.ts';
import { coveredPx } from './page-marks.ts';

/** No reader is faster: three times the pace that hours are reckoned with. */
const FASTEST_CHARACTERS_PER_MINUTE = 900;
const LEAST_MS = 2_000;
const TICK_MS = 500;
/** A block's last line at the very top is not where one reads; more than the air above a restored block. */
const EDGE_PX = 24;

export interface WatchedSection {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
  readonly neededMs: number;
}

export interface WatchParts {
  /** Does time count at this moment? */
  readonly isHere: () => boolean;
  readonly onSeen: (section: WatchedSection) => void;
  /** The topmost block in view is another one. */
  readonly onPlace: (block: HTMLElement) => void;
}

export class SectionWatch {
  readonly sections: readonly WatchedSection[];
  readonly #blocks: readonly HTMLElement[];
  readonly #parts: WatchParts;
  readonly #inView = new Set<Element>();
  readonly #readMs = new Map<string, number>();
  readonly #seen = new Set<string>();
  #observer: IntersectionObserver | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastTickMs = 0;
  #top: HTMLElement | undefined;

  constructor(root: HTMLElement, parts: WatchParts) {
    this.sections = [...root.querySelectorAll<HTMLElement>('[data-section]')].map(readSection);
    this.#blocks = [...root.querySelectorAll<HTMLElement>('[data-block]')];
    this.#parts = parts;
  }

  start(): void {
    if (this.#observer) return;
    this.#observer = new IntersectionObserver((entries) => this.#notice(entries), {
      rootMargin: `-${coveredPx() + EDGE_PX}px 0px -1px 0px`,
    });
    for (const block of this.#blocks) this.#observer.observe(block);
    this.#lastTickMs = performance.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    clearInterval(this.#timer);
  }

  /** These need no more watching. */
  markSeen(ids: Iterable<string>): void {
    for (const id of ids) this.#seen.add(id);
  }

  seenCount(): number {
    return this.sections.filter(({ id }) => this.#seen.has(id)).length;
  }

  isSeen(id: string): boolean {
    return this.#seen.has(id);
  }

  /** The topmost block in view, and the section it stands in. */
  inView(): InView {
    const section = this.#top?.closest<HTMLElement>('[data-section]')?.dataset;
    const characters = Number(section?.characters);
    return {
      ...(section?.section ? { section: section.section } : {}),
      ...(this.#top?.id ? { block: this.#top.id } : {}),
      ...(characters > 0 ? { characters } : {}),
    };
  }

  topBlock(): HTMLElement | undefined {
    return this.#top;
  }

  firstBlock(): HTMLElement | undefined {
    return this.#blocks[0];
  }

  #notice(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) this.#inView.add(target);
      else this.#inView.delete(target);
    }
    const top = this.#blocks.find((block) => this.#inView.has(block));
    if (!top || top === this.#top) return;
    this.#top = top;
    this.#parts.onPlace(top);
  }

  /** Time goes to the first section in view that still needs it: nobody reads two at once. */
  #tick(): void {
    const nowMs = performance.now();
    // A timer held back by the browser must not bring minutes at once.
    const passedMs = Math.min(nowMs - this.#lastTickMs, 2 * TICK_MS);
    this.#lastTickMs = nowMs;
    if (!this.#parts.isHere()) return;
    const open = this.sections.filter(({ id }) => !this.#seen.has(id));
    const read = open.find((section) => this.#isInView(section) && this.#stillNeededMs(section) > 0);
    if (read) this.#readMs.set(read.id, (this.#readMs.get(read.id) ?? 0) + passedMs);
    for (const section of open) {
      if (this.#stillNeededMs(section) > 0 || !hasReachedEnd(section)) continue;
      this.#seen.add(section.id);
      this.#parts.onSeen(section);
    }
  }

  #stillNeededMs({ id, neededMs }: WatchedSection): number {
    return neededMs - (this.#readMs.get(id) ?? 0);
  }

  #isInView({ element }: WatchedSection): boolean {
    return [...this.#inView].some((block) => element.contains(block));
  }
}

function readSection(element: HTMLElement): WatchedSection {
  const characters = Number(element.dataset.characters) || 0;
  const neededMs = Math.max(LEAST_MS, (characters / FASTEST_CHARACTERS_PER_MINUTE) * 60_000);
  const title = element.querySelector('h2')?.textContent?.trim() ?? '';
  return { id: element.dataset.section ?? '', title, element, neededMs };
}

/** The last line has been on the screen: the section ends within it, or above. */
function hasReachedEnd({ element }: WatchedSection): boolean {
  const last = [...element.querySelectorAll('[data-block]')].at(-1) ?? element;
  return Math.floor(last.getBoundingClientRect().bottom) <= window.innerHeight;
}
