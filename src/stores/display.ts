/** Large text and high contrast: kept in this browser, carried by attributes of <html> that the tokens read. */

export type DisplaySetting = 'text' | 'contrast';

const ON: Readonly<Record<DisplaySetting, string>> = { text: 'large', contrast: 'high' };
const KEYS: Readonly<Record<DisplaySetting, string>> = { text: 'mingde.text', contrast: 'mingde.contrast' };

export const display = {
  isOn(setting: DisplaySetting): boolean {
    return document.documentElement.dataset[setting] === ON[setting];
  },

  set(setting: DisplaySetting, on: boolean): void {
    show(setting, on);
    // Storage may be refused (private windows, policy); the setting then lasts as long as the page.
    try {
      if (on) localStorage.setItem(KEYS[setting], ON[setting]);
      else localStorage.removeItem(KEYS[setting]);
    } catch {
      return;
    }
  },

  /** Put what was kept onto the page. */
  restore(): void {
    try {
      for (const setting of ['text', 'contrast'] as const) {
        show(setting, localStorage.getItem(KEYS[setting]) === ON[setting]);
      }
    } catch {
      return;
    }
  },

  /** Another tab has changed a setting. @returns a function that ends the listening */
  onChange(listener: () => void): () => void {
    const hear = (event: StorageEvent) => {
      if (event.key !== null && !Object.values(KEYS).includes(event.key)) return;
      display.restore();
      listener();
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  },
};

function show(setting: DisplaySetting, on: boolean): void {
  if (on) document.documentElement.dataset[setting] = ON[setting];
  else delete document.documentElement.dataset[setting];
}
