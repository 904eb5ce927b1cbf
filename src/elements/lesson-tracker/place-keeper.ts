/** Saves the topmost block while a lesson is read, and leads back to it at the next visit. */
import type { SessionView } from '../../domain/api/api.ts';
import { readingPlace } from '../../stores/reading-place.ts';
import { coveredPx } from './page-marks.ts';

const SAVE_AFTER_MS = 2_000;
/** Further down than this somebody, or the browser itself, has already chosen a place. */
const UNTOUCHED_PX = 40;
/** Air above the block that reading goes on with. */
const GAP_PX = 16;

export class PlaceKeeper {
  readonly #lesson: string;
  #who: SessionView | undefined;
  #block: string | undefined;
  #savedBlock: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lesson: string) {
    this.#lesson = lesson;
  }

  /** Save from now on, for this person. */
  keepFor(who: SessionView | undefined): void {
    this.#who = who;
  }

  moved(block: HTMLElement): void {
    this.#block = block.id;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.saveNow(), SAVE_AFTER_MS);
  }

  /** Also on the way out of the page. */
  saveNow(): void {
    clearTimeout(this.#timer);
    if (!this.#who || !this.#block || this.#block === this.#savedBlock) return;
    this.#savedBlock = this.#block;
    const place = { block: this.#block, at: new Date().toISOString() };
    void readingPlace.save(this.#who, this.#lesson, place);
  }

  /**
   * Scroll to where the person stopped, unless the address names a place or reading has begun meanwhile.
   * @returns whether the page has moved
   */
  async restore(who: SessionView, root: HTMLElement): Promise<boolean> {
    if (location.hash !== '' || window.scrollY > UNTOUCHED_PX) return false;
    const place = await readingPlace.load(who, this.#lesson);
    const blocks = [...root.querySelectorAll<HTMLElement>('[data-block]')];
    const at = blocks.findIndex((block) => block.id === place?.block);
    const block = blocks[at];
    if (at < 1 || !block || window.scrollY > UNTOUCHED_PX) return false;
    this.#savedBlock = block.id;
    const top = block.getBoundingClientRect().top + window.scrollY - coveredPx() - GAP_PX;
    window.scrollTo({ top, behavior: 'instant' });
    return true;
  }
}
