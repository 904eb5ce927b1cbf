/** The scenes of a case as they stand in the page, and which of them are shown. */

export interface SceneElement {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
  readonly heading: HTMLElement | null;
  readonly isEnding: boolean;
}

export function readScenes(root: HTMLElement): readonly SceneElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-scene]')].map((element) => {
    const heading = element.querySelector<HTMLElement>('h2, h3');
    return {
      id: element.dataset.scene ?? '',
      title: heading?.textContent?.trim() ?? '',
      element,
      heading,
      isEnding: element.hasAttribute('data-ending'),
    };
  });
}

/** One scene at a time; the debrief only where the story has ended. */
export function showScene(root: HTMLElement, scenes: readonly SceneElement[], id: string): void {
  for (const scene of scenes) scene.element.hidden = scene.id !== id;
  const hasEnded = scenes.some((scene) => scene.id === id && scene.isEnding);
  for (const debrief of root.querySelectorAll<HTMLElement>('[data-debrief]')) debrief.hidden = !hasEnded;
}

export function showEverything(root: HTMLElement): void {
  for (const part of root.querySelectorAll<HTMLElement>('[data-scene], [data-debrief]')) part.hidden = false;
}

/** The words of the way that leads from one scene to another. */
export function wayBetween(from: SceneElement, toId: string): string {
  const ways = [...from.element.querySelectorAll<HTMLAnchorElement>('a[data-way]')];
  return ways.find((way) => targetOf(way) === toId)?.textContent?.trim() ?? '';
}

/** @returns the id of the scene a way leads to */
function targetOf(way: HTMLAnchorElement): string {
  return sceneOfHash(way.hash) ?? '';
}

export function sceneOfHash(hash: string): string | undefined {
  return /^#scene-(.+)$/.exec(hash)?.[1];
}

/** Where a path goes on: a scene met before ends the detour that began there. */
export function walk(path: readonly string[], id: string): readonly string[] {
  const before = path.indexOf(id);
  return before >= 0 ? path.slice(0, before + 1) : [...path, id];
}
