import { expect, test } from 'vitest';
import {
  mayReadState,
  mayVoid,
  mayWriteState,
  mayWriteStatements,
  readReach,
} from '../../../src/domain/xapi/scopes.ts';

test.each([
  ['statements/write', { write: true, void: false, read: 'none', readState: false, writeState: false }],
  ['statements/read', { write: false, void: false, read: 'all', readState: false, writeState: false }],
  ['statements/read/mine', { write: false, void: false, read: 'mine', readState: false, writeState: false }],
  ['state', { write: false, void: false, read: 'none', readState: true, writeState: true }],
  ['all/read', { write: false, void: false, read: 'all', readState: true, writeState: false }],
  ['all', { write: true, void: true, read: 'all', readState: true, writeState: true }],
  ['profile', { write: false, void: false, read: 'none', readState: false, writeState: false }],
])('xAPI 1.0.3 Communication 4.2: what %s allows', (scope, allowed) => {
  expect({
    write: mayWriteStatements([scope]),
    void: mayVoid([scope]),
    read: readReach([scope]),
    readState: mayReadState([scope]),
    writeState: mayWriteState([scope]),
  }).toEqual(allowed);
});
