/**
 * Decide whether a case is complete. Complete means: from the first scene to an ending every scene was seen and
 * every decision on the way taken, and the minimum engaged minutes were lived. Nothing else can award.
 */
import type { CaseRecord } from '../catalogue/catalogue.ts';

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
  const seen = new Set(progress.scenesSeen);
  const isChosen = (from: string, to: string) =>
    progress.choices.some((choice) => choice.scene === from && choice.to === to);
  const waiting: (readonly string[])[] = seen.has(study.start) ? [[study.start]] : [];
  const reached = new Set<string>([study.start]);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const from = path.at(-1) ?? '';
    const scene = study.scenes.find(({ id }) => id === from);
    if (!scene) continue;
    if (scene.leadsTo.length === 0) return path;
    for (const to of scene.leadsTo) {
      if (reached.has(to) || !seen.has(to) || !isChosen(from, to)) continue;
      reached.add(to);
      waiting.push([...path, to]);
    }
  }
  return undefined;
}
