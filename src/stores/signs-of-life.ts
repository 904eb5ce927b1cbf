/** Whether somebody has touched the page: by hand, by keyboard, by a reading aid, or by playing something. */

/** Pointing counts and is never asked for: keyboard, screen reader and touch are as good. */
const SIGNS = [
  'scroll',
  'wheel',
  'keydown',
  'input',
  'change',
  'pointerdown',
  'pointermove',
  'touchstart',
  'touchmove',
  'focusin',
  'selectionchange',
  'play',
  'timeupdate',
  'seeked',
] as const;

/** What is done in the question itself is no sign of reading on: the answer will tell. */
const QUESTION = 'md-presence-check';

export class SignsOfLife {
  #hasSign = false;
  #stop: (() => void) | undefined;

  start(): void {
    if (this.#stop) return;
    const sign = (event: Event) => {
      if (!isInQuestion(event)) this.#hasSign = true;
    };
    const options = { passive: true, capture: true };
    for (const kind of SIGNS) addEventListener(kind, sign, options);
    this.#stop = () => {
      for (const kind of SIGNS) removeEventListener(kind, sign, options);
    };
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Was there one since the last time this was asked? */
  take(): boolean {
    const hasSign = this.#hasSign || isReadingAloud();
    this.#hasSign = false;
    return hasSign;
  }
}

function isInQuestion(event: Event): boolean {
  return event.composedPath().some((node) => node instanceof Element && node.localName === QUESTION);
}

function isReadingAloud(): boolean {
  return 'speechSynthesis' in globalThis && globalThis.speechSynthesis.speaking;
}
