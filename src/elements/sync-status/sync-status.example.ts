/** The states of md-sync-status that need no queue; the others are made by its tests. */
import { type Example, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-sync-status></md-sync-status>';

export const examples: readonly Example[] = [
  { name: 'synced', markup, answers: signedIn },
  { name: 'signed out', markup, answers: signedOut },
];
