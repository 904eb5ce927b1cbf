/** The words of the roster and of activation alone, in the interface's language: only their pages carry them. */
export { activation, roster } from './zh-CN/roster.ts';
