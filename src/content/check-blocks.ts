/** Components whose parts must fit together: a timeline runs forward, a comparison compares, a process can be drawn. */
import { componentsIn, type MdxNode, propertyOf, startOf } from './mdx-node.ts';
import { messages } from './messages.ts';
import { MOST_STEP_CHARACTERS, orderedLists, stepsOf } from './process-steps.ts';
import type { Source } from './source.ts';

const { block } = messages;

export function checkBlocks(source: Source, body: MdxNode): void {
  for (const timeline of componentsIn(body, 'Timeline')) checkTimeline(source, timeline);
  for (const comparison of componentsIn(body, 'Comparison')) {
    const sides = componentsIn(comparison, 'Side').length;
    if (sides < 2 || sides > 3) source.report(startOf(comparison), block.sides(sides));
  }
  for (const process of componentsIn(body, 'Process')) checkProcess(source, process);
}

function checkTimeline(source: Source, timeline: MdxNode): void {
  const events = componentsIn(timeline, 'Event');
  if (events.length < 2) source.report(startOf(timeline), block.events(events.length));
  events.forEach((event, index) => {
    const before = events[index - 1] && propertyOf(events[index - 1] as MdxNode, 'date');
    const date = propertyOf(event, 'date');
    // Compared as far as both are known: 2011 is not earlier than 2011-10.
    if (!before || !date || date >= before.slice(0, date.length)) return;
    source.report(startOf(event), block.eventOrder(date, before));
  });
}

function checkProcess(source: Source, process: MdxNode): void {
  const [list] = orderedLists(process);
  if (!list || (process.children ?? []).length !== 1) {
    source.report(startOf(process), block.process());
    return;
  }
  const steps = stepsOf(list);
  if (steps.length < 2 || steps.length > 8) source.report(startOf(process), block.steps(steps.length));
  for (const { node, text } of steps) {
    const length = [...(text ?? '')].length;
    if (text === undefined) source.report(startOf(node), block.stepText());
    else if (length > MOST_STEP_CHARACTERS)
      source.report(startOf(node), block.step(MOST_STEP_CHARACTERS, length));
  }
}
