/** Two elements of one page show the roster; whichever changes it tells the other. */

const EVENT = 'roster-changed';
const bus = new EventTarget();

export function rosterChanged(by: object): void {
  bus.dispatchEvent(new CustomEvent(EVENT, { detail: by }));
}

/** @param self - is not told of its own changes @returns how to stop */
export function onRosterChanged(self: object, listener: () => void): () => void {
  const heard = (event: Event) => {
    if ((event as CustomEvent<object>).detail !== self) listener();
  };
  bus.addEventListener(EVENT, heard);
  return () => bus.removeEventListener(EVENT, heard);
}
