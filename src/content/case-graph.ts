/** The scenes of a case and the ways between them, as a graph. */
import { componentsIn, type MdxNode, propertyOf } from './mdx-node.ts';

export interface SceneNode {
  readonly id: string;
  readonly isEnding: boolean;
  readonly node: MdxNode;
  readonly decisions: readonly MdxNode[];
  /** Ids of the scenes its ways lead to. */
  readonly leadsTo: readonly string[];
}

/** In reading order. */
export function scenesOf(body: MdxNode): readonly SceneNode[] {
  return (body.children ?? [])
    .filter((node) => node.name === 'Scene')
    .map((node) => ({
      id: propertyOf(node, 'id') ?? '',
      isEnding: propertyOf(node, 'ending') !== undefined,
      node,
      decisions: componentsIn(node, 'Decision'),
      leadsTo: componentsIn(node, 'Way').map((way) => propertyOf(way, 'to') ?? ''),
    }));
}

/** Ids that can be reached from a scene, itself included. */
export function reachableFrom(scenes: readonly SceneNode[], start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const scene = scenes.find((candidate) => candidate.id === id);
    if (!scene || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...scene.leadsTo);
  }
  return reached;
}

/** Does some path from this scene come to an ending? */
export function canEnd(scenes: readonly SceneNode[], start: string): boolean {
  const reached = reachableFrom(scenes, start);
  return scenes.some((scene) => scene.isEnding && reached.has(scene.id));
}
