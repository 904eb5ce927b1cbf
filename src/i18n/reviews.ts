/** The words of warnings and appeals alone, in the interface's language: what travels to a browser is kept small. */
export { reviews } from './zh-CN/reviews.ts';
