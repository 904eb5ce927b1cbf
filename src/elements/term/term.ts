/** Open and close the meanings of terms where they stand, so that reading goes on without a jump. Not an element. */

const LINKS = 'a[data-term]';

function toggleTerms(root: Document): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>(`.term > ${LINKS}`)) {
    link.setAttribute('role', 'button');
    link.setAttribute('aria-expanded', 'false');
  }
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(LINKS) : null;
    const term = link?.closest<HTMLElement>('.term');
    if (!link || !term) return;
    event.preventDefault();
    toggle(term, !term.hasAttribute('data-open'));
  });
  root.addEventListener('keydown', (event) => {
    const focused = event.target instanceof Element ? event.target : null;
    const term = focused?.closest<HTMLElement>('.term');
    if (event.key === 'Escape' && term?.hasAttribute('data-open')) toggle(term, false);
    // What is announced as a button answers to the blank, as buttons do.
    if (event.key !== ' ' || !focused?.matches(`.term > ${LINKS}`) || !term) return;
    event.preventDefault();
    toggle(term, !term.hasAttribute('data-open'));
  });
}

function toggle(term: HTMLElement, isOpen: boolean): void {
  const opener = term.querySelector<HTMLAnchorElement>(`:scope > ${LINKS}`);
  const hadFocusInside = term.contains(document.activeElement) && document.activeElement !== opener;
  term.toggleAttribute('data-open', isOpen);
  opener?.setAttribute('aria-expanded', String(isOpen));
  if (!isOpen && hadFocusInside) opener?.focus({ preventScroll: true });
}

toggleTerms(document);
