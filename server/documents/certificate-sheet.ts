/** One certificate on one sheet, A4 across. Where everything stands; what it says is wording.ts. */
import type { DesignImage } from '../../src/domain/certificate/design.ts';
import type { CertificatePaper } from '../ports/platform.ts';
import { drawColumn, drawFigures } from './fields.ts';
import { drawImage } from './images.ts';
import { emsOf, fitText } from './line-breaking.ts';
import { drawOrnament } from './ornament.ts';
import { CINNABAR, INK, SECOND_INK, SHEET, TEXT_AREA, WATERMARK } from './paper.ts';
import { drawFixedPitch, drawLine, drawLines, type Pen, type Style } from './pen.ts';
import { drawQr } from './qr.ts';
import { spacedOut, tag } from './tags.ts';
import type { CertificateWords } from './wording.ts';

const MIDDLE = SHEET.width / 2;
const BODY = { weight: 'regular', size: 14, colour: INK } as const;
const SMALL = { weight: 'regular', size: 8.5, colour: SECOND_INK } as const;
/** A signed claim needs 77 modules and more: they are 0.4 mm wide on 35 mm. */
const QR = { x: TEXT_AREA.left - 9, y: 434, side: 100 } as const;
/** As large as an official seal, 42 mm, over issuer and day. */
const SEAL = { x: TEXT_AREA.right - 148, y: 414, width: 119, height: 119, align: 'centre' } as const;
const LOGO = { x: TEXT_AREA.left, y: 74, width: 150, height: 54, align: 'left' } as const;

/** Draws in reading order, so that the tags, the text layer and the eye agree. */
export function drawSheet(
  pen: Pen,
  words: CertificateWords,
  { qrText, verifyUrl, design }: CertificatePaper,
): void {
  const { document } = pen;
  document.markContent('Artifact');
  drawOrnament(document);
  if (design?.logo) drawImage(document, design.logo, LOGO);
  if (words.sample) drawWatermark(pen, words.sample.watermark);
  document.endMarkedContent();

  const whole = document.struct('Document');
  document.addStructure(whole);
  whole.add(tag(document, 'H1', () => drawTitle(pen, words.title)));
  whole.add(tag(document, 'P', () => drawSubtitle(pen, words.subtitle)));
  const { sample } = words;
  if (sample) whole.add(tag(document, 'P', () => drawSampleNote(pen, sample.note)));
  whole.add(tag(document, 'P', () => drawSentence(pen, words)));
  whole.add(drawFigures(pen, words, 280));
  whole.add(drawPerson(pen, words));
  whole.add(drawRule(pen, words));
  const alternative = `${words.check} ${verifyUrl}`;
  whole.add(tag(document, 'Figure', () => drawQr(document, qrText, QR), { alt: alternative }));
  whole.add(tag(document, 'P', () => drawCode(pen, words)));
  whole.add(tag(document, 'P', () => drawCheck(pen, words, verifyUrl)));
  if (design?.seal) drawSeal(document, design.seal);
  whole.add(tag(document, 'P', () => drawIssuer(pen, words)));
  const { signature } = words;
  if (signature) whole.add(tag(document, 'P', () => drawSignature(pen, signature)));
  whole.end();
}

function drawWatermark(pen: Pen, text: string): void {
  const { document } = pen;
  document.save().rotate(-24, { origin: [MIDDLE, SHEET.height / 2] });
  const style = { weight: 'bold', size: 230, colour: WATERMARK, tracking: 60 } as const;
  drawLine(pen, text, { x: MIDDLE, y: SHEET.height / 2 + 85, align: 'centre' }, style);
  document.restore();
}

function drawTitle(pen: Pen, title: string): void {
  const style = { weight: 'bold', size: 42, colour: INK, tracking: 20 } as const;
  spacedOut(pen.document, title, () => drawLine(pen, title, { x: MIDDLE, y: 118, align: 'centre' }, style));
  const rule = (y: number, half: number, line: number) =>
    pen.document
      .lineWidth(line)
      .moveTo(MIDDLE - half, y)
      .lineTo(MIDDLE + half, y)
      .stroke(CINNABAR);
  rule(133, 122, 1.2);
  rule(135.6, 122, 0.3);
}

function drawSubtitle(pen: Pen, subtitle: string): void {
  const style = { weight: 'regular', size: 11.5, colour: SECOND_INK, tracking: 2 } as const;
  drawLine(pen, subtitle, { x: MIDDLE, y: 155, align: 'centre' }, style);
}

function drawSampleNote(pen: Pen, note: string): void {
  const style = { weight: 'bold', size: 10, colour: CINNABAR, tracking: 1 } as const;
  drawLine(pen, note, { x: TEXT_AREA.right, y: 86, align: 'right' }, style);
}

/** The name stands on a line with what leads to it; however long, it keeps to that line. */
function drawSentence(pen: Pen, { lead, name, address, sentence }: CertificateWords): void {
  const y = 206;
  const gap = 16;
  const beside = (text: string) => emsOf(pen.fonts, text, 'regular') * BODY.size;
  const room = TEXT_AREA.right - TEXT_AREA.left - beside(lead) - beside(address) - 2 * gap;
  const fitted = fitText(pen.fonts, name, {
    width: room,
    weight: 'bold',
    largest: 32,
    smallest: 10,
    lines: 1,
  });
  const style: Style = { weight: 'bold', size: fitted.size, colour: INK, tracking: name.length < 5 ? 3 : 0 };
  const nameWidth =
    emsOf(pen.fonts, name, 'bold') * fitted.size + (style.tracking ?? 0) * ([...name].length - 1);
  const left = MIDDLE - (beside(lead) + gap + nameWidth + gap + beside(address)) / 2;
  drawLine(pen, lead, { x: left, y }, BODY);
  drawLine(pen, name, { x: left + beside(lead) + gap, y }, style);
  drawLine(pen, address, { x: left + beside(lead) + gap + nameWidth + gap, y }, BODY);

  const place = {
    width: 600,
    weight: 'regular',
    largest: BODY.size,
    smallest: 11,
    lines: 2,
    isEven: true,
  } as const;
  const { lines, size } = fitText(pen.fonts, sentence, place);
  drawLines(pen, lines, { x: MIDDLE, y: 238, leading: 24, align: 'centre' }, { ...BODY, size });
}

function drawPerson(pen: Pen, words: CertificateWords) {
  const column = { x: TEXT_AREA.left, top: 358, labelWidth: 46, valueWidth: 268, lines: [2, 2, 2] };
  return drawColumn(pen, words.person, column);
}

function drawRule(pen: Pen, words: CertificateWords) {
  const x = MIDDLE + 10;
  const labelWidth = 74;
  const valueWidth = TEXT_AREA.right - x - labelWidth;
  return drawColumn(pen, words.rule, { x, top: 358, labelWidth, valueWidth, lines: [2, 3, 1] });
}

function drawCode(pen: Pen, { code }: CertificateWords): void {
  const x = QR.x + QR.side + 12;
  drawLine(pen, code.label, { x, y: 466 }, SMALL);
  const style = { weight: 'bold', size: 13.5, colour: INK } as const;
  spacedOut(pen.document, code.value, () =>
    drawFixedPitch(pen, code.value, { x: x - 2, y: 487, pitch: 12.6 }, style),
  );
}

function drawCheck(pen: Pen, { check, log }: CertificateWords, verifyUrl: string): void {
  const x = QR.x + QR.side + 12;
  drawLine(pen, check, { x, y: 502 }, SMALL);
  const page = verifyUrl.replace(/[?#].*$/, '');
  const room = { width: 230, weight: 'regular', largest: 8.5, smallest: 4, lines: 1 } as const;
  const { size } = fitText(pen.fonts, page, room);
  drawLine(pen, page, { x, y: 514 }, { ...SMALL, size });
  drawLine(pen, log, { x, y: 526 }, { ...SMALL, size: 8 });
}

/** The issuer signs off at the lower right, with nothing else where a seal may be set over it. */
function drawIssuer(pen: Pen, { issued }: CertificateWords): void {
  const [issuer, day] = issued;
  if (!issuer || !day) throw new RangeError('a certificate has an issuer and a day');
  const right = TEXT_AREA.right;
  const room = { width: 270, weight: 'bold', largest: 13, smallest: 8, lines: 2, isEven: true } as const;
  const fitted = fitText(pen.fonts, issuer.value, room);
  const top = 499 - (fitted.lines.length - 1) * fitted.size * 1.4;
  const leading = fitted.size * 1.4;
  drawLine(pen, issuer.label, { x: right, y: top - leading - 3, align: 'right' }, SMALL);
  const spot = { x: right, y: top, leading, align: 'right' } as const;
  drawLines(pen, fitted.lines, spot, { weight: 'bold', size: fitted.size, colour: INK });
  drawLine(pen, `${day.label} ${day.value}`, { x: right, y: 520, align: 'right' }, { ...BODY, size: 11 });
}

/** Room to sign by hand, between the code and the issuer. */
function drawSignature(pen: Pen, label: string): void {
  const line = { from: 468, to: 560, y: 522 };
  drawLine(pen, label, { x: line.from - 6, y: 520, align: 'right' }, { ...SMALL, size: 10 });
  pen.document.lineWidth(0.5).moveTo(line.from, line.y).lineTo(line.to, line.y).stroke(INK);
}

/** The issuer's image where a stamp would be; under the words, which stay readable whatever its colour. */
function drawSeal(document: PDFKit.PDFDocument, seal: DesignImage): void {
  document.markContent('Artifact');
  drawImage(document, seal, SEAL);
  document.endMarkedContent();
}
