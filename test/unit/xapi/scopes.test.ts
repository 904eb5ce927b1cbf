import { expect, test } from 'vitest';
import {
  isScope,
  mayDefine,
  mayReadNames,
  mayReadProfiles,
  mayReadState,
  mayVoid,
  mayWriteProfiles,
  mayWriteState,
  mayWriteStatements,
  readReach,
  SCOPES,
  type Scope,
} from '../../../src/domain/xapi/scopes.ts';

const CLAIMS = {
  write: mayWriteStatements,
  define: mayDefine,
  readMine: (scopes: readonly Scope[]) => readReach(scopes) !== 'none',
  readAll: (scopes: readonly Scope[]) => readReach(scopes) === 'all',
  readNames: mayReadNames,
  readState: mayReadState,
  writeState: mayWriteState,
  readProfiles: mayReadProfiles,
  writeProfiles: mayWriteProfiles,
  void: mayVoid,
};
type Claim = keyof typeof CLAIMS;

const ALLOWS: Readonly<Record<Scope, readonly Claim[]>> = {
  'statements/write': ['write'],
  define: ['define'],
  'statements/read/mine': ['readMine'],
  'statements/read': ['readMine', 'readAll', 'readNames'],
  state: ['readState', 'writeState'],
  profile: ['readProfiles', 'writeProfiles'],
  'all/read': ['readMine', 'readAll', 'readNames', 'readState', 'readProfiles'],
  all: Object.keys(CLAIMS) as Claim[],
};

test.each(SCOPES)('xAPI 1.0.3 Communication 4.2: %s allows what it says and nothing beside', (scope) => {
  const allowed = Object.entries(CLAIMS).filter(([, claims]) => claims([scope]));
  expect(allowed.map(([claim]) => claim)).toEqual(ALLOWS[scope]);
});

test('no scope at all allows nothing', () => {
  expect(Object.values(CLAIMS).filter((claims) => claims([]))).toEqual([]);
});

test.each(['', 'ALL', 'statements', 'statements/', 'constructor'])('"%s" is no scope', (text) => {
  expect(isScope(text)).toBe(false);
});
