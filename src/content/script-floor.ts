/** The browser floor: Chromium 109 (the last for Windows 7), Firefox ESR 115, Safari 16. */
export const SCRIPT_FLOOR = ['chrome109', 'firefox115', 'safari16'];
