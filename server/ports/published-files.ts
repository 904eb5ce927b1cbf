/** Files that anybody may fetch. Written whole or not at all; a reader never sees half of one. */
export interface PublishedFiles {
  readonly read: (name: string) => string | undefined;
  /** @param name - may hold slashes; folders are made */
  readonly write: (name: string, text: string) => void;
}
