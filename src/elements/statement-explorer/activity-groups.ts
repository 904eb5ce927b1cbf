/** What can be picked from the catalogue, as the page's template lists it. */

export interface ActivityGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** @param host - holds a template with `optgroup`s; nothing can be picked without it */
export function readGroups(host: Element): readonly ActivityGroup[] {
  const groups = host.querySelector('template')?.content.querySelectorAll('optgroup') ?? [];
  return [...groups].map((group) => ({
    label: group.label,
    options: [...group.querySelectorAll('option')].map(({ value, text }) => ({ value, text })),
  }));
}

export function isListed(groups: readonly ActivityGroup[], value: string): boolean {
  return groups.some(({ options }) => options.some((option) => option.value === value));
}
