/** The words of warnings alone: what travels to a browser is kept small. */
export { warnings } from './zh-CN/warnings.ts';
