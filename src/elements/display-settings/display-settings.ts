/** Masthead: large text and high contrast, each one press away. */
import { html, LitElement, type TemplateResult } from 'lit';
import { record } from '../../i18n/record.ts';
import { type DisplaySetting, display } from '../../stores/display.ts';
import { controls } from '../../styles/controls.styles.ts';
import { displaySettingsStyles } from './display-settings.styles.ts';

const SETTINGS = ['text', 'contrast'] as const;

export class DisplaySettings extends LitElement {
  static override styles = [controls, displaySettingsStyles];

  #stopListening: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    display.restore();
    this.#stopListening = display.onChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected override render(): TemplateResult {
    return html`<div role="group" aria-label=${record.display.group}>
      ${SETTINGS.map(
        (setting) => html`<button
          type="button"
          aria-pressed=${display.isOn(setting) ? 'true' : 'false'}
          @click=${() => this.#toggle(setting)}
        >
          ${record.display[setting]}
        </button>`,
      )}
    </div>`;
  }

  #toggle(setting: DisplaySetting): void {
    display.set(setting, !display.isOn(setting));
    this.requestUpdate();
  }
}

customElements.define('md-display-settings', DisplaySettings);

declare global {
  interface HTMLElementTagNameMap {
    'md-display-settings': DisplaySettings;
  }
}
