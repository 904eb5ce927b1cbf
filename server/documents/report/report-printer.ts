/** Reports as PDF/A-2b, A4 upright. The same report gives the same bytes. */
import PDFDocument from 'pdfkit';
import { startOfDayMs } from '../../../src/domain/base/calendar.ts';
import type { ReportDocument } from '../../../src/domain/report/annual/document.ts';
import { type FontChain, openFontChain } from '../font-chain.ts';
import type { FontFile } from '../font-files.ts';
import { drawReport } from './report-sheets.ts';
import { A4 } from './sheet.ts';

/** What a typesetter sets where the type is lacking; titles come from everywhere, and one is no reason for no report. */
const GETA = '〓';

/** @throws Error for a file that is no font */
export async function printReport(files: readonly FontFile[], report: ReportDocument): Promise<Uint8Array> {
  const fonts = openFontChain(files);
  const drawable = withoutMissing(fonts, report);
  const document = openDocument(drawable);
  for (const [name, font] of fonts.fonts) {
    // pdfkit takes a parsed font too; its types know only files and bytes.
    document.registerFont(name, font as unknown as string);
  }
  drawReport({ document, fonts }, drawable);
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function withoutMissing(fonts: FontChain, report: ReportDocument): ReportDocument {
  const written = JSON.stringify(report);
  const missing = fonts.missing(written);
  const known = missing.reduce((text, character) => text.replaceAll(character, GETA), written);
  return JSON.parse(known) as ReportDocument;
}

function openDocument({ title, unit, state, asOf }: ReportDocument): PDFKit.PDFDocument {
  return new PDFDocument({
    size: [A4.width, A4.height],
    margin: 0,
    // Without a font of its own, pdfkit would load Helvetica, which PDF/A forbids to leave unembedded.
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    // The contents are written when all pages are known.
    bufferPages: true,
    info: {
      Title: forXml(`${unit.name} ${title}`),
      Subject: forXml(state),
      Creator: 'Mingde',
      CreationDate: new Date(startOfDayMs(asOf)),
    },
  });
}

/** pdfkit writes these into XML as they are; full-width signs say the same and cannot break it. */
function forXml(text: string): string {
  return text.replace(/&/g, '＆').replace(/</g, '＜').replace(/>/g, '＞');
}
