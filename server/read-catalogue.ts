/** Read what the build left for the server. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE_FORMAT, type Catalogue } from '../src/domain/catalogue/catalogue.ts';
import { OperatorError } from './ports/operator-error.ts';

export function readCatalogue(buildDirectory: string): Catalogue {
  const file = join(buildDirectory, 'catalogue.json');
  if (!existsSync(file)) {
    throw new OperatorError(`${file} is missing: build the pages first with "npm run build".`);
  }
  let catalogue: Catalogue;
  try {
    catalogue = JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
  } catch (cause) {
    throw new OperatorError(`${file} is not whole: build the pages again with "npm run build".`, { cause });
  }
  if (catalogue.format !== CATALOGUE_FORMAT) {
    throw new OperatorError(
      `${file} has format ${catalogue.format}, this release reads ${CATALOGUE_FORMAT}: build the pages again with "npm run build".`,
    );
  }
  return catalogue;
}
