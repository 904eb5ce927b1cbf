/** On every page of the desk: the way to the others, for those who have them. Nothing for anybody else. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { Role } from '../../domain/roster/person.ts';
import { record } from '../../i18n/record.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import { deskLinksStyles } from './desk-links.styles.ts';

interface DeskPage {
  readonly path: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

const DESK_ROLES: readonly Role[] = ['officer', 'auditor', 'administrator'];
const DESK = '/admin/';
const REVIEWS = '/admin/reviews/';
/** In the order of an officer's year; what only some have comes last. */
const PAGES: readonly DeskPage[] = [
  { path: DESK, name: record.desk.pagesBeside.overview, roles: DESK_ROLES },
  {
    path: '/admin/roster/',
    name: record.desk.pagesBeside.roster,
    roles: DESK_ROLES,
  },
  {
    path: '/admin/events/',
    name: record.desk.pagesBeside.events,
    roles: DESK_ROLES,
  },
  {
    path: '/admin/plans/',
    name: record.desk.pagesBeside.plans,
    roles: DESK_ROLES,
  },
  {
    path: '/admin/hours/',
    name: record.desk.pagesBeside.hours,
    roles: DESK_ROLES,
  },
  {
    path: '/admin/certificates/',
    name: record.desk.pagesBeside.certificates,
    roles: DESK_ROLES,
  },
  {
    path: '/admin/reports/',
    name: record.desk.pagesBeside.reports,
    roles: ['officer', 'publisher', 'auditor', 'administrator'],
  },
  {
    path: '/admin/warnings/',
    name: record.desk.pagesBeside.warnings,
    roles: DESK_ROLES,
  },
  {
    path: '/admin/reports/evaluations/',
    name: record.desk.pagesBeside.evaluations,
    roles: DESK_ROLES,
  },
  { path: REVIEWS, name: record.desk.pagesBeside.reviews, roles: DESK_ROLES },
  {
    path: '/admin/statements/',
    name: record.desk.pagesBeside.statements,
    roles: DESK_ROLES,
  },
  { path: '/admin/audit/', name: record.desk.pagesBeside.audit, roles: ['auditor', 'administrator'] },
  {
    path: '/admin/questions/',
    name: record.desk.pagesBeside.questions,
    roles: ['publisher', 'administrator'],
  },
  { path: '/admin/forwards/', name: record.desk.pagesBeside.forwards, roles: ['administrator'] },
  { path: '/admin/notices/', name: record.desk.pagesBeside.mails, roles: ['administrator'] },
  { path: '/admin/keys/', name: record.desk.pagesBeside.keys, roles: ['administrator'] },
];

export class DeskLinks extends LitElement {
  static override styles = [controls, deskLinksStyles];
  static override properties = { who: { state: true } };
  declare who: SessionView | undefined;

  #stopListening: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = session.onChange((who) => {
      this.who = who;
    });
    void session.current().then((who) => {
      this.who = who;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  // Where the links stand in one row that scrolls, the page one is on is not to be out of sight.
  protected override updated(): void {
    const row = this.renderRoot.querySelector('nav');
    const here = row?.querySelector<HTMLElement>('[aria-current]');
    if (row && here)
      row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }

  protected override render(): TemplateResult | typeof nothing {
    const roles = this.who?.person.roles ?? [];
    const pages = PAGES.filter((page) => page.roles.some((role) => roles.includes(role)));
    if (pages.length === 0) return nothing;
    const waiting = this.who?.notices?.desk ?? 0;
    return html`<nav aria-label=${record.desk.pagesBeside.label}>
      ${pages.map(
        ({ path, name }) =>
          html`<a href=${path} aria-current=${currency(path)}>${
            path === REVIEWS && waiting > 0 ? record.desk.pagesBeside.reviewsWaiting(waiting) : name
          }</a>`,
      )}
    </nav>`;
  }
}

/** The page itself, or the one that it belongs to: a page of a person belongs to the overview. */
function currency(path: string): 'page' | 'true' | typeof nothing {
  const here = location.pathname;
  if (path === here) return 'page';
  const owner = PAGES.findLast((page) => page.path !== DESK && here.startsWith(page.path))?.path ?? DESK;
  return owner === path ? 'true' : nothing;
}

customElements.define('md-desk-links', DeskLinks);

declare global {
  interface HTMLElementTagNameMap {
    'md-desk-links': DeskLinks;
  }
}
