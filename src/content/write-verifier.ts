/** Put the verifier into one HTML file that works from a disk: script and style inside, nothing else allowed. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ENTRY = fileURLToPath(new URL('../verifier/verifier.ts', import.meta.url));

/** @param floor - the oldest browsers it must run in */
export async function writeVerifier(distDir: string, floor: readonly string[]): Promise<void> {
  const { script, style } = await bundle(floor);
  await writeFile(join(distDir, 'verifier.html'), pageOf(script, style));
}

async function bundle(
  floor: readonly string[],
): Promise<{ readonly script: string; readonly style: string }> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [withoutAddresses],
    build: {
      write: false,
      target: [...floor],
      cssTarget: [...floor],
      modulePreload: false,
      // Otherwise the script of an iife would write the style itself, which the policy refuses.
      cssCodeSplit: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife' } },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('Vite gave no output for the verifier');
  let [script, style] = ['', ''];
  for (const part of output.output) {
    if (part.type === 'chunk') script += part.code;
    else if (part.fileName.endsWith('.css')) style += String(part.source);
  }
  if (!script || !style) throw new Error('Vite left out the verifier’s script or style');
  // What would end the element early is written so that it means the same and does not.
  return { script: script.trim().replaceAll('</script', '<\\/script'), style: style.trim() };
}

/** A package of contexts tells where its files lie beside it; in one file nothing lies beside it. */
const withoutAddresses: Plugin = {
  name: 'without-addresses',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('credentials-context')
      ? code.replace(/new URL\([^)]*import\.meta\.url\)/g, 'undefined')
      : undefined,
};

function pageOf(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>学时记录离线核验 · 明德</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript><p>核验要在本机运行脚本做计算，请在浏览器里允许这个文件运行脚本。</p></noscript>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
