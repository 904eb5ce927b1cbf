/** Tags: what a screen reader is told of the sheet, and what is copied from it. */

type Document = PDFKit.PDFDocument;
export type Tag = ReturnType<Document['struct']>;

interface TagOptions {
  readonly alt?: string;
  /** What a heading of a table heads. */
  readonly scope?: 'Column' | 'Row';
}

export function tag(
  document: Document,
  type: string,
  children: (() => void) | readonly Tag[],
  options: TagOptions = {},
): Tag {
  // pdfkit 0.20 reads more options and children than its types tell of.
  return document.struct(type, options as PDFKit.Mixins.StructureElementOptions, children as () => void);
}

/** What is copied is the word itself, not the gaps of its spaced-out letters. */
export function spacedOut(document: Document, actual: string, draw: () => void): void {
  document.markContent('Span', { actual });
  draw();
  document.endMarkedContent();
}
