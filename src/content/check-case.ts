/** A case that can be played: it starts, every way leads on, every scene can be met, every path can end. */
import { canEnd, reachableFrom, type SceneNode, scenesOf } from './case-graph.ts';
import { componentsIn, type MdxNode, propertyOf, startOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import { TOP } from './problem.ts';
import type { Located } from './read-yaml.ts';
import type { CaseHead } from './schemas/case.ts';
import { SLUG } from './schemas/fields.ts';
import type { Source } from './source.ts';

const { caseStudy } = messages;

export function checkCase(source: Source, head: Located<CaseHead> | undefined, body: MdxNode): void {
  checkOutermost(source, body);
  const scenes = scenesOf(body);
  if (scenes.length === 0) source.report(TOP, caseStudy.noScenes());
  checkSceneIds(source, scenes);
  for (const scene of scenes) checkScene(source, scene, scenes);
  if (head && scenes.length > 0) checkGraph(source, head, scenes);
}

function checkOutermost(source: Source, body: MdxNode): void {
  const children = body.children ?? [];
  const stray = children.find((node) => node.name !== 'Scene' && node.name !== 'Debrief');
  if (stray) source.report(startOf(stray), caseStudy.onlyScenes());
  const debriefs = children.filter((node) => node.name === 'Debrief');
  if (debriefs.length !== 1)
    source.report(debriefs[1] ? startOf(debriefs[1]) : TOP, caseStudy.debrief(debriefs.length));
  const [debrief] = debriefs;
  if (debrief && debriefs.length === 1 && children.at(-1) !== debrief) {
    source.report(startOf(debrief), caseStudy.debriefLast());
  }
}

function checkSceneIds(source: Source, scenes: readonly SceneNode[]): void {
  const seen = new Set<string>();
  for (const { id, node } of scenes) {
    if (!SLUG.test(id)) source.report(startOf(node), caseStudy.sceneId(id));
    else if (seen.has(id)) source.report(startOf(node), caseStudy.repeatedScene(id));
    seen.add(id);
  }
}

function checkScene(source: Source, scene: SceneNode, scenes: readonly SceneNode[]): void {
  const { id, node, decisions, isEnding } = scene;
  if (isEnding && decisions.length > 0) source.report(startOf(node), caseStudy.both(id));
  if (!isEnding && decisions.length === 0) source.report(startOf(node), caseStudy.neither(id));
  if (decisions[1]) source.report(startOf(decisions[1]), caseStudy.decisions(id));
  const known = scenes.map((candidate) => candidate.id);
  for (const decision of decisions) checkWays(source, decision, { id, known });
}

function checkWays(
  source: Source,
  decision: MdxNode,
  { id, known }: { readonly id: string; readonly known: readonly string[] },
): void {
  const ways = componentsIn(decision, 'Way');
  if (ways.length < 2) source.report(startOf(decision), caseStudy.ways(ways.length));
  const seen = new Set<string>();
  for (const way of ways) {
    const to = propertyOf(way, 'to') ?? '';
    if (to === id) source.report(startOf(way), caseStudy.wayToSelf());
    else if (!known.includes(to))
      source.report(startOf(way), caseStudy.wayTo(to, known, nearestName(to, known)));
    else if (seen.has(to)) source.report(startOf(way), caseStudy.sameWays(to));
    seen.add(to);
  }
}

function checkGraph(source: Source, head: Located<CaseHead>, scenes: readonly SceneNode[]): void {
  const { start } = head.value;
  const known = scenes.map((scene) => scene.id);
  if (!known.includes(start)) {
    source.report(head.at(['start']), caseStudy.start(start, known, nearestName(start, known)));
    return;
  }
  const reached = reachableFrom(scenes, start);
  for (const { id, node, decisions, isEnding } of scenes) {
    if (!reached.has(id)) source.report(startOf(node), caseStudy.unreachable(id));
    // A scene without ways has been reported as such.
    else if (!isEnding && decisions.length > 0 && !canEnd(scenes, id))
      source.report(startOf(node), caseStudy.noEnding(id));
  }
}
