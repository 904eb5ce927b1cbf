/** The words of the record alone, in the interface's language: what travels to a browser is kept small. */
export { record } from './zh-CN/record.ts';
