/** Elements and texts of an XML part as they come, strict, without building a tree. */
import { SaxesParser } from 'saxes';
import { refuse } from './refusal.ts';

export interface XmlHandler {
  /** Names are local: what stands before a colon is left out. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** @param afterChunk - what to wait for between two chunks @throws SheetRefusal when it is not well-formed */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  handler: XmlHandler,
  afterChunk?: (bytes: number) => Promise<void> | undefined,
): Promise<void> {
  const { feed, end } = xmlReader(part, handler);
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) {
    feed(decoder.decode(chunk, { stream: true }));
    await afterChunk?.(chunk.length);
  }
  feed(decoder.decode());
  end();
}

function xmlReader(part: string, handler: XmlHandler) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const { open, close, text } = handler;
  parser.on('error', (cause) => {
    throw Object.assign(
      refuse('damaged', `文件里的 ${part} 不是合格的 XML。请在表格软件里打开它，另存为新的 XLSX 再上传。`),
      { cause },
    );
  });
  if (open) parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
  if (text) parser.on('text', text);
  return { feed: (xml: string) => void parser.write(xml), end: () => void parser.close() };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
