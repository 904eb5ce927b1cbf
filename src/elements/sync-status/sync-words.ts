/** The outbox's state in plain words. */
import { studyText } from '../../i18n/zh-CN/study-lesson.ts';
import type { OutboxState } from '../../stores/outbox-queue.ts';

export function hasTrouble({ rejected, isDurable }: OutboxState): boolean {
  return rejected > 0 || !isDurable;
}

export function isRoutineState(state: OutboxState | undefined): boolean {
  return !!state && !hasTrouble(state) && (state.state === 'synced' || state.state === 'waiting');
}

export function describeSync(sync: OutboxState): string {
  const words = studyText.sync;
  const notes = [
    ...(sync.rejected > 0 ? [words.rejected(sync.rejected)] : []),
    ...(sync.isDurable ? [] : [words.memory]),
  ];
  return [stateWord(sync), ...notes].join('，');
}

function stateWord({ state, waiting }: OutboxState): string {
  const words = studyText.sync;
  switch (state) {
    case 'synced':
      return words.synced;
    case 'waiting':
      return words.waiting(waiting);
    case 'offline':
      return waiting > 0 ? words.offlineWaiting(waiting) : words.offline;
    case 'signedOut':
      return waiting > 0 ? words.signedOutWaiting(waiting) : words.signedOut;
  }
}

export function explainSync({ state, waiting }: OutboxState): string {
  const words = studyText.sync.explain;
  switch (state) {
    case 'synced':
      return words.synced;
    case 'waiting':
      return words.waiting(waiting);
    case 'offline':
      return waiting > 0 ? words.offline + words.waiting(waiting) : words.offline;
    case 'signedOut':
      return waiting > 0 ? words.signedOutWaiting(waiting) : words.signedOut;
  }
}
