/** The words of the dashboard alone, in the interface's language: what travels to a browser is kept small. */
export { following } from './zh-CN/following.ts';
