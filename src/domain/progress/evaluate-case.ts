/**
 * Decide whether a case is complete. Complete means: from the first scene to an ending every scene was seen and
 * every decision on the way taken, and the minimum engaged minutes were lived. Nothing else can award.
 */
import type { CaseRecord, SceneRecord } from '../catalogue/catalogue.ts';

/** What the record holds of one person and one case. */
export interface CaseProgress {
  readonly scenesSeen: readonly string[];
  readonly choices: readonly { readonly scene: string; readonly to: string }[];
  readonly minutes: number;
}

export interface CaseStanding {
  /** Scenes walked from the first one to an ending; undefined while no ending was reached. */
  readonly path: readonly string[] | undefined;
  readonly minutes: number;
  readonly minimumMinutes: number;
  readonly complete: boolean;
}

export function evaluateCase(study: CaseRecord, progress: CaseProgress): CaseStanding {
  const path = walkedPath(study, progress);
  const { minutes } = progress;
  const { minimumMinutes } = study;
  return { path, minutes, minimumMinutes, complete: path !== undefined && minutes >= minimumMinutes };
}

/** The shortest of the ways that were walked whole, breadth first; scenes in the order of the content. */
function walkedPath(study: CaseRecord, progress: CaseProgress): readonly string[] | undefined {
  const waiting = progress.scenesSeen.includes(study.start) ? [[study.start]] : [];
  const reached = new Set([study.start]);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const from = path.at(-1);
    const scene = study.scenes.find(({ id }) => id === from);
    if (scene?.leadsTo.length === 0) return path;
    const next = (scene ? waysTaken(scene, progress) : []).filter((to) => !reached.has(to));
    for (const to of next) reached.add(to);
    waiting.push(...next.map((to) => [...(path ?? []), to]));
  }
  return undefined;
}

/** Where a scene's ways were chosen and the scene they lead to was seen. */
function waysTaken({ id, leadsTo }: SceneRecord, { scenesSeen, choices }: CaseProgress): readonly string[] {
  return leadsTo.filter(
    (to) => scenesSeen.includes(to) && choices.some((choice) => choice.scene === id && choice.to === to),
  );
}
