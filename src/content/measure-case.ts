/** How much study a case carries: its shortest way from the first scene to an ending, and the debrief. */
import type { SceneRecord } from '../domain/catalogue/catalogue.ts';
import { type BudgetRates, caseBudgetSeconds } from '../domain/catalogue/hour-budget.ts';
import type { Policy } from '../domain/policy/policy.ts';
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
export function measureCase(
  { head, body }: Pick<CaseSource, 'head' | 'body'>,
  rates: BudgetRates,
): CaseMeasure {
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

/**
 * A case names no date of publication, so it is measured by the rules that reach furthest into the future.
 * @param policies - at least one
 */
export function caseRules(policies: readonly Policy[]): Policy {
  const end = ({ toYear = Number.POSITIVE_INFINITY }: Policy) => toYear;
  return policies.reduce((best, policy) => {
    const isLater = end(policy) > end(best);
    return isLater || (end(policy) === end(best) && policy.version > best.version) ? policy : best;
  });
}

function secondsOf({ node, decisions }: SceneNode, rates: BudgetRates): number {
  return caseBudgetSeconds({ characters: countCharacters([node]), decisions: decisions.length }, rates);
}

interface Walk {
  readonly cost: number;
  readonly way: readonly SceneNode[];
}

/** Dijkstra's algorithm over scenes whose cost is their own time; at most some dozens of them. */
function shortestWay(
  scenes: readonly SceneNode[],
  start: string,
  costOf: (scene: SceneNode) => number,
): readonly SceneNode[] {
  const from = (id: string, { cost, way }: Walk): readonly Walk[] =>
    scenes
      .filter((scene) => scene.id === id)
      .map((scene) => ({ cost: cost + costOf(scene), way: [...way, scene] }));
  const done = new Set<string>();
  let waiting = from(start, { cost: 0, way: [] });
  for (let [next] = waiting; next; [next] = waiting) {
    const { way } = next;
    const last = way.at(-1);
    if (!last || last.isEnding) return way;
    done.add(last.id);
    const onward = last.leadsTo.flatMap((id) => from(id, next as Walk));
    waiting = [...waiting.slice(1), ...onward]
      .filter((walk) => !done.has(walk.way.at(-1)?.id ?? ''))
      .sort((left, right) => left.cost - right.cost);
  }
  return [];
}
