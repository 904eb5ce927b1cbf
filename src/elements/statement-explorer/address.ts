/** What is looked for, and which statement is open, as the page's address holds it: so a view can be shared. */
export const FILTER_NAMES = ['person', 'activity', 'verb', 'from', 'to'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** Empty text is no filter. */
export type Filters = Readonly<Record<FilterName, string>>;

export const NO_FILTERS: Filters = { person: '', activity: '', verb: '', from: '', to: '' };

export interface Address {
  readonly filters: Filters;
  /** The open statement's id. */
  readonly statement?: string;
}

export function readAddress(search: string): Address {
  const asked = new URLSearchParams(search);
  const filters = Object.fromEntries(
    FILTER_NAMES.map((name) => [name, asked.get(name)?.trim() ?? '']),
  ) as Record<FilterName, string>;
  const statement = asked.get('statement');
  return statement ? { filters, statement } : { filters };
}

/** Relative to the page. */
export function addressOf(filters: Filters, statement?: string): string {
  const query = queryOf(filters, statement === undefined ? {} : { statement });
  return query === '' ? location.pathname : `?${query}`;
}

/** Without the question mark; the same filters always give the same text. */
export function queryOf(filters: Filters, more: Readonly<Record<string, string>> = {}): string {
  const given = FILTER_NAMES.flatMap((name) => (filters[name] === '' ? [] : [[name, filters[name]]]));
  return new URLSearchParams([...given, ...Object.entries(more)]).toString();
}
