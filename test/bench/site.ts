/**
 * Whether the time and the memory of a build grow in step with the number of lessons. Copies of one course stand
 * beside the real content. Run: `npm run bench:site`, with `-- 100 1000` for other numbers of lessons.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDocument, type YAMLSeq } from 'yaml';

const SIZES = process.argv.slice(2).map(Number);
const [SMALL = 100, LARGE = 1_000] = SIZES;
const COPIED = 'service';
const LOOK_EVERY_MS = 200;

const root = mkdtempSync(join(tmpdir(), 'mingde-site-'));

interface Built {
  readonly seconds: number;
  /** Of the build and whatever it starts, at once. */
  readonly peakMegabytes: number;
}

async function buildWith(lessons: number): Promise<Built> {
  const contentDir = join(root, `content-${lessons}`);
  cpSync('content', contentDir, { recursive: true });
  const source = join(contentDir, 'courses', COPIED);
  const perCopy = readdirSync(source).filter((name) => name.endsWith('.mdx')).length;
  const history = parseDocument(readFileSync(join(contentDir, 'history.yaml'), 'utf8'));
  for (let copy = 1; copy <= Math.ceil(lessons / perCopy); copy += 1) {
    cpSync(source, join(contentDir, 'courses', `copy-${copy}`), { recursive: true });
    // A copy of the same content was published as the same.
    history.setIn(['courses', `copy-${copy}`], (history.getIn(['courses', COPIED]) as YAMLSeq).clone());
  }
  writeFileSync(join(contentDir, 'history.yaml'), history.toString());
  const started = performance.now();
  const build = spawn(process.execPath, [resolve('node_modules/astro/bin/astro.mjs'), 'build', '--silent'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      MINGDE_CONTENT_DIR: contentDir,
      MINGDE_DIST_DIR: join(root, `dist-${lessons}`),
      MINGDE_BUILD_DIR: join(root, `build-${lessons}`),
    },
  });
  let peakMegabytes = 0;
  const looking = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, treeMegabytes(build.pid ?? 0));
  }, LOOK_EVERY_MS);
  const code = await new Promise((ended) => build.once('exit', ended));
  clearInterval(looking);
  if (code !== 0) throw new Error(`the build with ${lessons} more lessons ended with ${code}`);
  return { seconds: (performance.now() - started) / 1_000, peakMegabytes };
}

/** Resident memory of a process and its children, as Linux tells it; one that has ended counts nothing. */
function treeMegabytes(pid: number): number {
  try {
    const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return Number(resident) / 1_024 + children.reduce((sum, child) => sum + treeMegabytes(Number(child)), 0);
  } catch {
    return 0;
  }
}

const none = await buildWith(0);
console.log(`the content as it is: ${none.seconds.toFixed(1)} s, ${none.peakMegabytes.toFixed(0)} MB`);
const small = await buildWith(SMALL);
console.log(`${SMALL} lessons more: ${small.seconds.toFixed(1)} s, ${small.peakMegabytes.toFixed(0)} MB`);
const large = await buildWith(LARGE);
console.log(`${LARGE} lessons more: ${large.seconds.toFixed(1)} s, ${large.peakMegabytes.toFixed(0)} MB`);
const perLesson = (built: Built, lessons: number) => ((built.seconds - none.seconds) * 1_000) / lessons;
const memory = (built: Built, lessons: number) =>
  ((built.peakMegabytes - none.peakMegabytes) * 1_024) / lessons;
console.log(
  `a lesson more: ${perLesson(small, SMALL).toFixed(0)} ms, then ${perLesson(large, LARGE).toFixed(0)} ms`,
);
console.log(
  `a lesson more: ${memory(small, SMALL).toFixed(0)} KB, then ${memory(large, LARGE).toFixed(0)} KB`,
);
rmSync(root, { recursive: true });
