/** Links to statements: real addresses, opened on this page unless another window is wanted. */

export interface OpenStatement {
  readonly href: (id: string) => string;
  /** For `@click`. */
  readonly follow: (id: string) => (event: MouseEvent) => void;
}

/** @param show - open the statement on this page */
export function statementLinks(href: (id: string) => string, show: (id: string) => void): OpenStatement {
  return {
    href,
    follow: (id) => (event) => {
      if (isForAnotherWindow(event)) return;
      event.preventDefault();
      show(id);
    },
  };
}

export function isForAnotherWindow({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || ctrlKey || metaKey || shiftKey || altKey;
}
