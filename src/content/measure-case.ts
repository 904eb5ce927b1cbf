/** How much study a case carries: its shortest way from the first scene to an ending, and the debrief. */
import type { SceneRecord } from '../domain/catalogue/catalogue.ts';
import { type BudgetRates, caseBudgetSeconds } from '../domain/catalogue/hour-budget.ts';
import { type Policy, policyFor } from '../domain/policy/policy.ts';
import { type SceneNode, scenesOf } from './case-graph.ts';
import type { CaseSource } from './content.ts';
import { countCharacters } from './count-characters.ts';
import { propertyOf } from './mdx-node.ts';

export interface CaseMeasure {
  readonly scenes: readonly SceneRecord[];
  readonly characters: number;
  readonly decisions: number;
  readonly budgetSeconds: number;
}

/** Whoever takes the longest way reads more; the hours are those that nobody can fall short of. */
export function measureCase({ head, body }: Pick<CaseSource, 'head' | 'body'>, rates: BudgetRates): CaseMeasure {
  const scenes = scenesOf(body);
  const debrief = (body.children ?? []).filter((node) => node.name === 'Debrief');
  const way = shortestWay(scenes, head.value.start, (scene) => secondsOf(scene, rates));
  const characters = countCharacters([...way.map(({ node }) => node), ...debrief]);
  const decisions = way.reduce((sum, scene) => sum + scene.decisions.length, 0);
  return {
    scenes: scenes.map(({ id, node, leadsTo }) => ({ id, title: propertyOf(node, 'title') ?? id, leadsTo })),
    characters,
    decisions,
    budgetSeconds: caseBudgetSeconds({ characters, decisions }, rates),
  };
}

/** A case names no date of publication, so it is measured by the rules that stand without an end. */
export function caseRules(policies: readonly Policy[]): Policy {
  return policyFor(policies, Math.max(...policies.map(({ fromYear, toYear }) => toYear ?? fromYear)));
}

function secondsOf({ node, decisions }: SceneNode, rates: BudgetRates): number {
  return caseBudgetSeconds({ characters: countCharacters([node]), decisions: decisions.length }, rates);
}

/** Dijkstra's algorithm over scenes whose cost is their own time; at most some dozens of them. */
function shortestWay(
  scenes: readonly SceneNode[],
  start: string,
  costOf: (scene: SceneNode) => number,
): readonly SceneNode[] {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]));
  const first = byId.get(start);
  const waiting = first ? [{ cost: costOf(first), way: [first] }] : [];
  const done = new Set<string>();
  for (;;) {
    waiting.sort((left, right) => left.cost - right.cost);
    const next = waiting.shift();
    const last = next?.way.at(-1);
    if (!next || !last) return [];
    if (last.isEnding) return next.way;
    if (done.has(last.id)) continue;
    done.add(last.id);
    for (const id of last.leadsTo) {
      const scene = byId.get(id);
      if (scene) waiting.push({ cost: next.cost + costOf(scene), way: [...next.way, scene] });
    }
  }
}
