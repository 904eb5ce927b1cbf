/** The words of notices alone, in the interface's language: what travels to a browser is kept small. */
export { notices } from './zh-CN/notices.ts';
