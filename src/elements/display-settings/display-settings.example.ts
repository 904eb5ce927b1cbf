/** The states of md-display-settings. */
import type { Example } from '../../drawing/example.ts';

export const examples: readonly Example[] = [
  { name: 'as it comes', markup: '<md-display-settings></md-display-settings>', answers: {} },
];
