/** The words of random audits alone, in the interface's language: what travels to a browser is kept small. */
export { audit } from './zh-CN/audit.ts';
