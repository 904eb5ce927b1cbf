/** The words of activities alone, in the interface's language. */
export { events } from './zh-CN/events.ts';
