/** The designs of certificates, with their images read and checked. A content folder need not have any. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateDesign, DesignImage } from '../domain/certificate/design.ts';
import { messages } from './messages.ts';
import { type Folder, readFolder, reportIn, reportUnexpected } from './read-folder.ts';
import { readSvgOutlines } from './read-svg-outlines.ts';
import { readYaml } from './read-yaml.ts';
import { type CertificateFile, certificateSchema } from './schemas/certificate.ts';
import { SLUG } from './schemas/fields.ts';
import { type Library, readSource } from './source.ts';

const FOLDER = 'certificates';
const MOST_IMAGE_BYTES = 512 * 1024;

export async function readCertificates(library: Library): Promise<readonly CertificateDesign[]> {
  const folder = await readFolder(library, FOLDER);
  reportUnexpected(library, folder, /\.(?:yaml|png|svg)$/, messages.certificate.folder());
  const designs: CertificateDesign[] = [];
  for (const name of folder.files.filter((file) => file.endsWith('.yaml'))) {
    const id = name.slice(0, -'.yaml'.length);
    if (!SLUG.test(id)) reportIn(library, `${FOLDER}/${name}`, messages.file.slug(id));
    const design = await readDesign(library, folder, { id, claimed: designs });
    if (design) designs.push(design);
  }
  return designs;
}

interface Before {
  readonly id: string;
  readonly claimed: readonly CertificateDesign[];
}

async function readDesign(
  library: Library,
  folder: Folder,
  { id, claimed }: Before,
): Promise<CertificateDesign | undefined> {
  const source = await readSource(library, `${FOLDER}/${id}.yaml`);
  const file =
    source &&
    readYaml<typeof certificateSchema>({ source, text: source.text, firstLine: 1 }, certificateSchema);
  if (!source || !file) return undefined;
  const { units = [], issuer, signature, logo, seal, annual, course }: CertificateFile = file.value;
  for (const message of clashes(units, claimed)) source.report(file.at(['units']), message);
  const read = (key: 'logo' | 'seal', name: string | undefined) =>
    name === undefined
      ? undefined
      : readImage(library, folder, name, (message) => source.report(file.at([key]), message));
  const [drawnLogo, drawnSeal] = [await read('logo', logo), await read('seal', seal)];
  return {
    ...{ id, units, annual, course },
    ...(issuer !== undefined && { issuer }),
    ...(signature !== undefined && { signature }),
    ...(drawnLogo && { logo: drawnLogo }),
    ...(drawnSeal && { seal: drawnSeal }),
  };
}

/** A unit has one design, and so has everybody who has no other. */
function clashes(units: readonly string[], claimed: readonly CertificateDesign[]): readonly string[] {
  return claimed.flatMap((other) =>
    units.length === 0 && other.units.length === 0
      ? [messages.certificate.twoForAll(other.id)]
      : units
          .filter((unit) => other.units.includes(unit))
          .map((unit) => messages.certificate.unitTwice(unit, other.id)),
  );
}

async function readImage(
  library: Library,
  folder: Folder,
  name: string,
  report: (message: string) => void,
): Promise<DesignImage | undefined> {
  if (!folder.files.includes(name)) {
    report(messages.certificate.imageMissing(name));
    return undefined;
  }
  const bytes = await readFile(join(library.contentDir, FOLDER, name));
  if (bytes.length > MOST_IMAGE_BYTES) {
    report(messages.certificate.imageTooLarge(name, Math.ceil(bytes.length / 1024)));
    return undefined;
  }
  const read = name.endsWith('.png') ? readPng(bytes) : readSvgOutlines(bytes.toString('utf8'));
  if (typeof read !== 'string') return read;
  report(read);
  return undefined;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The head of a PNG file (PNG, third edition, 5.2 and 11.2.1). @returns a sentence when it is of no use */
function readPng(bytes: Buffer): DesignImage | string {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE)) return messages.certificate.notPng();
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, isInterlaced] = [bytes[24], bytes[28] !== 0];
  if (depth !== 8 || isInterlaced) return messages.certificate.pngKind();
  if (width > 4000 || height > 4000) return messages.certificate.pngSize(width, height);
  return { kind: 'png', base64: bytes.toString('base64'), width, height };
}
