/** Certificates as PDF/A-2b. The same claim gives the same bytes, whatever was printed before. */
import PDFDocument from 'pdfkit';
import { startOfDayMs } from '../../src/domain/base/calendar.ts';
import type { CertificateClaim } from '../../src/domain/certificate/claim.ts';
import type { CertificatePaper, CertificatePrinter } from '../ports/platform.ts';
import { drawSheet } from './certificate-sheet.ts';
import { type FontChain, openFontChain, refuse } from './font-chain.ts';
import { type FontFile, readFontFiles } from './font-files.ts';
import { type CertificateWords, wordsOf } from './wording.ts';

/**
 * Parse the fonts, which takes a moment, once for all certificates.
 * @param fontDirectory - further .ttf and .otf files for characters that the portal's own font lacks; need not exist
 * @throws Error for a directory or a font that cannot be read
 */
export async function openCertificatePrinter(fontDirectory?: string): Promise<CertificatePrinter> {
  return printerWith(readFontFiles(fontDirectory));
}

/** @throws Error for a file that is no font */
export function printerWith(files: readonly FontFile[]): CertificatePrinter {
  const fonts = openFontChain(files);
  return {
    missingGlyphs: fonts.missing,
    print: async (claim, paper) => printSheet(fonts, claim, paper),
  };
}

/** @throws Error that names the characters no font can draw, before a byte is written */
async function printSheet(
  fonts: FontChain,
  claim: CertificateClaim,
  paper: CertificatePaper,
): Promise<Uint8Array> {
  const words = wordsOf(claim, paper.design);
  const missing = fonts.missing(textOf(words));
  if (missing.length > 0) refuse(missing);
  const document = openDocument(claim, words);
  for (const [name, font] of fonts.fonts) {
    // pdfkit takes a parsed font too; its types know only files and bytes.
    document.registerFont(name, font as unknown as string);
  }
  drawSheet({ document, fonts }, words, paper);
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function openDocument(claim: CertificateClaim, words: CertificateWords): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    // Without a font of its own, pdfkit would load Helvetica, which PDF/A forbids to leave unembedded.
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: forXml(`${words.title} ${claim.year} ${claim.name}`),
      Author: forXml(claim.issuer),
      Subject: forXml(`${words.code.label} ${claim.code}`),
      Creator: 'Mingde',
      CreationDate: new Date(startOfDayMs(claim.asOf)),
    },
  });
}

/** pdfkit writes these into XML as they are; full-width signs say the same and cannot break it. */
function forXml(text: string): string {
  return text.replace(/&/g, '＆').replace(/</g, '＜').replace(/>/g, '＞');
}

function textOf(words: CertificateWords): string {
  const fields = [...words.figures, ...words.person, ...words.rule, ...words.issued, words.code];
  const lines = [
    words.title,
    words.subtitle,
    words.lead,
    words.name,
    words.address,
    words.sentence,
    words.check,
    ...words.figures.map(({ unit }) => unit),
  ];
  const labelled = fields.map(({ label, value }) => label + value);
  return [
    ...lines,
    words.log,
    words.signature,
    words.sample?.watermark,
    words.sample?.note,
    ...labelled,
  ].join('');
}
