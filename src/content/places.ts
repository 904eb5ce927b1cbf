/** Where the build reads and writes. Tests build other content elsewhere by setting these variables. */
import { resolve } from 'node:path';

export interface Places {
  /** The folder the training department edits. */
  readonly contentDir: string;
  /** The public pages. */
  readonly distDir: string;
  /** What only the server reads: catalogue.json. */
  readonly buildDir: string;
}

/** @returns absolute paths; `MINGDE_CONTENT_DIR`, `MINGDE_DIST_DIR` and `MINGDE_BUILD_DIR` move them */
export function places(environment: Readonly<Record<string, string | undefined>> = process.env): Places {
  return {
    contentDir: resolve(environment.MINGDE_CONTENT_DIR || 'content'),
    distDir: resolve(environment.MINGDE_DIST_DIR || 'dist'),
    buildDir: resolve(environment.MINGDE_BUILD_DIR || 'build'),
  };
}

/**
 * Is this the preview, which shows drafts? Told by the command alone: while a build reads the collections, Vite's own
 * `import.meta.env.DEV` is true.
 */
export function isPreview(): boolean {
  return process.env.MINGDE_PREVIEW === 'on';
}

/** Said once, when Astro starts. */
export function markPreview(value: boolean): void {
  process.env.MINGDE_PREVIEW = value ? 'on' : 'off';
}
