/** The words of written work alone: what travels to a browser is kept small. */
export { written } from './zh-CN/written.ts';
