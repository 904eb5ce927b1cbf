/** The words of one person's page alone, in the interface's language: what travels to a browser is kept small. */
export { person } from './zh-CN/person.ts';
