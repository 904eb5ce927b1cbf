/** What the hours of an activity count as. */
import type { Category } from '../policy/policy.ts';
import type { EventKind } from './event.ts';

export function categoryOfEvent(kind: EventKind): Extract<Category, 'ethicsEvent' | 'ethicsPractice'> {
  return kind === 'practice' ? 'ethicsPractice' : 'ethicsEvent';
}
