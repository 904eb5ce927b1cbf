/** The static build: MDX through our remark plugin, CSS and scripts lowered to the browser floor. */
import { join } from 'node:path';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { content } from './src/content/integration.ts';
import { places } from './src/content/places.ts';
import { remarkContent } from './src/content/remark-content.ts';
import { SCRIPT_FLOOR } from './src/content/script-floor.ts';
import { site } from './src/i18n/zh-CN/site.ts';

// Nothing is sent anywhere, by nobody's tool.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const where = places();

/** lightningcss writes a version as major << 16. */
const STYLE_FLOOR = { chrome: 109 << 16, firefox: 115 << 16, safari: 16 << 16 };

/** Astro marks its own modules with a directive that its bundler then warns about, once a file. */
function dropKnownNoise(level, log, report) {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

export default defineConfig({
  output: 'static',
  outDir: where.distDir,
  // Another content folder must not meet entries cached from this one.
  ...(process.env.MINGDE_CONTENT_DIR ? { cacheDir: join(where.buildDir, '.astro-cache') } : {}),
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'auto' },
  prefetch: false,
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      gfm: true,
      smartypants: false,
      remarkPlugins: [[remarkContent, { contentDir: where.contentDir }]],
    }),
  },
  integrations: [mdx(), content(where, Object.values(site.kinds))],
  vite: {
    // Figure.astro inlines drawings from wherever the content is.
    resolve: { alias: { '@content': where.contentDir }, dedupe: ['astro'] },
    server: { fs: { allow: ['.', where.contentDir] } },
    build: {
      target: SCRIPT_FLOOR,
      cssTarget: SCRIPT_FLOOR,
      cssMinify: 'lightningcss',
      // The server's Content-Security-Policy runs no inline script, so none may be inlined.
      assetsInlineLimit: 0,
      rolldownOptions: { onLog: dropKnownNoise },
    },
    css: { transformer: 'lightningcss', lightningcss: { targets: STYLE_FLOOR } },
  },
});
