/** The part of fontkit 2 that is used here; the package brings no types. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
  }
  export interface FontTable {
    readonly offset: number;
    readonly length: number;
  }
  export interface Font {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
    readonly glyphsForString: (text: string) => readonly Glyph[];
    /** Every code point that it has a glyph for. */
    readonly characterSet: readonly number[];
    readonly directory: { readonly tables: Readonly<Record<string, FontTable | undefined>> };
    /** The whole file. */
    readonly stream: { readonly buffer: Uint8Array };
  }
  export interface FontCollection {
    readonly fonts: readonly Font[];
  }
  export function create(bytes: Uint8Array): Font | FontCollection;
}
