/** Put a text on the clipboard. */

/**
 * The clipboard's own interface is there on encrypted pages only; many offices run without, so that the old way
 * of selecting and copying is tried next.
 * @param place - where a field may stand for a moment
 * @returns whether it is on the clipboard now
 */
export async function copyText(text: string, place: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, place);
  }
}

function copyBySelection(text: string, place: Node): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'visually-hidden';
  const before = place.getRootNode() as Document | ShadowRoot;
  const focused = before.activeElement as HTMLElement | null;
  place.appendChild(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  focused?.focus();
  return isCopied;
}
