/** The words of the page of keys alone, in the interface's language: no other page carries them. */
export { serviceKeys } from './zh-CN/service-keys.ts';
