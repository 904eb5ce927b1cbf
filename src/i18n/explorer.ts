/** The words of the statement explorer, which only its own page carries. */
export { explorer } from './zh-CN/explorer.ts';
