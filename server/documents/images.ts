/** The issuer's own images on the sheet: within a place, never stretched. */
import type { DesignImage } from '../../src/domain/certificate/design.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where it stands in its place. */
  readonly align: 'left' | 'centre';
}

export function drawImage(document: PDFKit.PDFDocument, image: DesignImage, place: Place): void {
  const scale = Math.min(place.width / image.width, place.height / image.height);
  const left = place.align === 'left' ? place.x : place.x + (place.width - image.width * scale) / 2;
  const top = place.y + (place.height - image.height * scale) / 2;
  if (image.kind === 'png') {
    const size = { width: image.width * scale, height: image.height * scale };
    document.image(Buffer.from(image.base64, 'base64'), left, top, size);
    return;
  }
  document.save().translate(left, top).scale(scale);
  for (const { outline, fill, isEvenOdd } of image.paths) {
    document
      .path(outline)
      .fillColor(fill)
      .fill(isEvenOdd ? 'even-odd' : 'non-zero');
  }
  document.restore();
}
