/** What a service key may do. Source: xAPI 1.0.3 Communication 4.2. */

/** From the least a key may hold to the most. */
export const SCOPES = [
  'statements/write',
  'define',
  'statements/read/mine',
  'statements/read',
  'state',
  'profile',
  'all/read',
  'all',
] as const;
export type Scope = (typeof SCOPES)[number];

type Scopes = readonly Scope[];

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}

const holds = (scopes: Scopes, ...sufficient: Scopes): boolean =>
  scopes.includes('all') || sufficient.some((scope) => scopes.includes(scope));

export function mayWriteStatements(scopes: Scopes): boolean {
  return holds(scopes, 'statements/write');
}

/** Voiding takes evidence away, so it needs unrestricted access. Source: xAPI 1.0.3 Data 2.3.2. */
export function mayVoid(scopes: Scopes): boolean {
  return holds(scopes);
}

/** `mine`: only statements whose authority is this key. */
export function readReach(scopes: Scopes): 'all' | 'mine' | 'none' {
  if (holds(scopes, 'all/read', 'statements/read')) return 'all';
  return holds(scopes, 'statements/read/mine') ? 'mine' : 'none';
}

/** What statements called people: names may come from anybody's, so a key that reads only its own learns none. */
export function mayReadNames(scopes: Scopes): boolean {
  return readReach(scopes) === 'all';
}

/** Without it a statement is kept, and what it says of activities and agents teaches the record nothing. */
export function mayDefine(scopes: Scopes): boolean {
  return holds(scopes, 'define');
}

export function mayReadProfiles(scopes: Scopes): boolean {
  return holds(scopes, 'profile', 'all/read');
}

export function mayWriteProfiles(scopes: Scopes): boolean {
  return holds(scopes, 'profile');
}

export function mayReadState(scopes: Scopes): boolean {
  return holds(scopes, 'state', 'all/read');
}

export function mayWriteState(scopes: Scopes): boolean {
  return holds(scopes, 'state');
}
