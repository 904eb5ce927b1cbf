/** The words of issuing certificates alone, in the interface's language: only the officers' page carries them. */
export { certificateDesk } from './zh-CN/certificate-desk.ts';
