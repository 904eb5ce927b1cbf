/** Ask the service worker to keep pages for reading without a network. Where there is none, nothing is kept. */

/** After the page itself has what it needs. */
const PATIENCE_MS = 3_000;
const WORKER = '/service-worker.js';

/** @param paths - of this site; the page itself among them */
export function keepForOffline(paths: readonly string[]): void {
  // Plain http on an intranet has no service workers, and development has no built one.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => void keep(paths), PATIENCE_MS);
}

async function keep(paths: readonly string[]): Promise<void> {
  try {
    await navigator.serviceWorker.register(WORKER);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ kind: 'keep', paths });
  } catch {
    // Browsers refuse it in private windows or by policy; reading goes on without.
    return;
  }
}

export interface KeptLesson {
  readonly path: string;
  /** As the page's own title has it. */
  readonly title: string;
}

/** In the order of courses and lessons. */
export async function keptLessons(): Promise<readonly KeptLesson[]> {
  if (!('caches' in globalThis)) return [];
  const lessons = new Map<string, string>();
  for (const name of (await caches.keys()).filter((each) => each.startsWith('mingde-pages-'))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (path.startsWith('/courses/'))
        lessons.set(path, titleIn(await (await cache.match(request))?.text()));
    }
  }
  return [...lessons]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([path, title]) => ({ path, title }));
}

function titleIn(page = ''): string {
  return new DOMParser().parseFromString(page, 'text/html').title;
}
