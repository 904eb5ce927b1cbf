/** The words of teaching evaluation alone: what travels to a browser is kept small. */
export { evaluations } from './zh-CN/evaluations.ts';
