/** Components are the documented ones, where they belong, with plain quoted properties. */
import { ALLOWED, COMPONENTS, type ComponentSpec, type MdxKind, type PropertySpec } from './components.ts';
import { isComponent, type MdxAttribute, type MdxNode, startOf, textOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import type { Position } from './problem.ts';
import { isDate, isWhen } from './schemas/fields.ts';
import type { Source } from './source.ts';

/** Blocks that may hold other blocks; a component may stand only where the page's own blocks stand. */
const ROOMS = ['Scene', 'Debrief'];

/** What reacts to a press as a whole, or is a title: no link may stand inside. */
const NO_LINKS = ['Choice', 'Way', 'SelfCheck', 'Term', 'Process'];

export function checkComponents(source: Source, body: MdxNode, kind: MdxKind): void {
  const check = (node: MdxNode, parent: MdxNode | undefined): void => {
    if (isComponent(node)) checkComponent({ source, node, parent, kind });
    for (const child of node.children ?? []) check(child, node.type === 'root' ? undefined : node);
  };
  check(body, undefined);
  checkTermPlaces(source, body, undefined);
}

/** @param holder - the nearest thing around it that can hold no link, as authors call it */
function checkTermPlaces(source: Source, node: MdxNode, holder: string | undefined): void {
  if (isComponent(node, 'Term') && holder) source.report(startOf(node), messages.mdx.noTermIn(holder));
  const own = linklessName(node) ?? holder;
  for (const child of node.children ?? []) checkTermPlaces(source, child, own);
}

function linklessName(node: MdxNode): string | undefined {
  if (node.type === 'heading') return messages.mdx.places.heading();
  if (node.type === 'link' || node.type === 'linkReference') return messages.mdx.places.link();
  return isComponent(node) && NO_LINKS.includes(node.name ?? '') ? `<${node.name}>` : undefined;
}

interface Visit {
  readonly source: Source;
  readonly node: MdxNode;
  /** Absent for the page's own blocks. */
  readonly parent: MdxNode | undefined;
  readonly kind: MdxKind;
}

function checkComponent(visit: Visit): void {
  const { source, node, kind } = visit;
  const name = node.name ?? '';
  const allowed: readonly string[] = ALLOWED[kind];
  const spec = allowed.includes(name) ? COMPONENTS[name] : undefined;
  if (!spec) {
    source.report(startOf(node), messages.mdx.unknownComponent(name, allowed, nearestName(name, allowed)));
    return;
  }
  checkPlace(visit, name, spec);
  checkContent(source, node, spec);
  checkProperties(source, node, spec);
}

function checkPlace(visit: Visit, name: string, spec: ComponentSpec): void {
  const message = describePlace(visit, name, spec);
  if (message) visit.source.report(startOf(visit.node), message);
}

function describePlace({ node, parent }: Visit, name: string, spec: ComponentSpec): string | undefined {
  const holder = parent && isComponent(parent) ? parent.name : undefined;
  if (spec.inline) return node.type === 'mdxJsxTextElement' ? undefined : messages.mdx.alone(name);
  if (spec.inside?.includes(holder ?? '')) return undefined;
  if (spec.inside) return messages.mdx.notHere(name, spec.inside);
  if (parent?.type === 'paragraph') return messages.mdx.inline(name);
  return parent && !isRoomFor(name, holder ?? '') ? messages.mdx.notTop(name) : undefined;
}

function isRoomFor(name: string, holder: string): boolean {
  return ROOMS.includes(holder) && name !== 'Scene' && name !== 'Debrief';
}

function checkContent(source: Source, node: MdxNode, spec: ComponentSpec): void {
  const name = node.name ?? '';
  const children = (node.children ?? []).filter(
    (child) => child.type !== 'text' || (child.value ?? '').trim() !== '',
  );
  if (spec.holds === 'none') {
    if (children.length > 0) source.report(startOf(node), messages.mdx.noChildren(name));
  } else if (spec.holds === 'text') {
    if (textOf(node).trim() === '') source.report(startOf(node), messages.mdx.needsText(name));
  } else {
    const { holds } = spec;
    const stray = children.find((child) => !isComponent(child) || !holds.includes(child.name ?? ''));
    // A component in the wrong place has already been reported where it stands.
    if (stray && !isComponent(stray)) source.report(startOf(stray), messages.mdx.onlyChildren(name, holds));
  }
}

function checkProperties(source: Source, node: MdxNode, spec: ComponentSpec): void {
  const name = node.name ?? '';
  const seen = new Set<string>();
  for (const attribute of node.attributes ?? []) {
    const message = describeAttribute(name, attribute, { spec, seen });
    if (message) source.report(attributeStart(node, attribute), message);
    if (attribute.name) seen.add(attribute.name);
  }
  for (const [property, { required }] of Object.entries(spec.properties)) {
    if (required && !seen.has(property))
      source.report(startOf(node), messages.mdx.missingAttribute(name, property));
  }
}

function attributeStart(node: MdxNode, attribute: MdxAttribute): Position {
  return attribute.position?.start ?? startOf(node);
}

function describeAttribute(
  component: string,
  attribute: MdxAttribute,
  { spec, seen }: { readonly spec: ComponentSpec; readonly seen: ReadonlySet<string> },
): string | undefined {
  const { name } = attribute;
  if (name === undefined) return messages.mdx.spread(component);
  if (seen.has(name)) return messages.mdx.repeatedAttribute(component, name);
  const property = spec.properties[name];
  if (property) return describeValue(component, { name, value: attribute.value, property });
  const known = Object.keys(spec.properties);
  return messages.mdx.unknownAttribute(component, name, known, nearestName(name, known));
}

function describeValue(
  component: string,
  given: { readonly name: string; readonly value: MdxAttribute['value']; readonly property: PropertySpec },
): string | undefined {
  const { name, value, property } = given;
  if (property.flag) return value === null ? undefined : messages.mdx.flagOnly(component, name);
  if (typeof value !== 'string') return messages.mdx.notLiteral(component, name);
  if (value.trim() === '') return messages.mdx.emptyAttribute(component, name);
  if (property.values && !property.values.includes(value)) {
    return messages.mdx.attributeValue(component, name, value, property.values);
  }
  if (property.when && !isWhen(value)) return messages.mdx.attributeWhen(component);
  return property.date && !isDate(value) ? messages.mdx.attributeDate(component) : undefined;
}
