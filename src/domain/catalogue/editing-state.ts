/** How far a course or a case has come. Only what is published is offered; what was published stays known. */

export const EDITING_STATES = ['draft', 'review', 'published', 'retired'] as const;
export type EditingState = (typeof EDITING_STATES)[number];

/** Was it ever in front of learners? What is not belongs to the preview alone. */
export function isReleased(state: EditingState): boolean {
  return state === 'published' || state === 'retired';
}
