/**
 * Sign the state of the whole ledger, so that an entry changed later is found. Goes on from the tree of the last
 * checkpoint: what was signed once stays under every later signature, whatever became of its rows since.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fromHex, toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { checkpointText } from '../../src/domain/ledger/checkpoint.ts';
import { type GrowingTree, growTree, NO_LEAVES, type TreeEdge } from '../../src/domain/ledger/tree-edge.ts';
import type { Checkpoint, EdgedCheckpoint, Leaf, LogNode } from '../ports/log-store.ts';
import type { Deps } from './deps.ts';

type SigningDeps = Pick<Deps, 'storage' | 'sha256' | 'signer' | 'clock' | 'catalogue'>;

const LEAVES_AT_ONCE = 1000;
/** Subtrees below this are worked out from their leaves, which are read at once. */
const LOWEST_KEPT_LEVEL = 8;

/**
 * @returns the checkpoint over every entry there is now, signed and kept
 * @throws Error when the ledger holds less than was signed, or the kept tree is not the one that was signed
 */
export async function signCheckpoint(deps: SigningDeps): Promise<Checkpoint> {
  const { log } = deps.storage;
  const latest = await log.latestCheckpoint();
  const size = await log.size();
  if (latest?.treeSize === size) return latest;
  if (latest && latest.treeSize > size) throw new Error(shrunk(latest, size));
  const tree = growTree(deps.sha256, edgeOf(latest));
  const nodes = await grow(deps, tree, { latest, size });
  return log.addCheckpoint(sign(deps, tree), nodes, deps.signer);
}

interface Span {
  readonly latest: Checkpoint | undefined;
  readonly size: number;
}

async function grow(
  deps: SigningDeps,
  tree: GrowingTree,
  { latest, size }: Span,
): Promise<readonly LogNode[]> {
  const nodes: LogNode[] = [];
  const push = ({ index, leafHash }: Leaf) => {
    if (index !== tree.size()) throw new Error(gap(tree.size()));
    if (index === latest?.treeSize && toHex(tree.root()) !== latest.rootHash)
      throw new Error(rewritten(latest));
    const whole = tree.push(fromHex(leafHash)).filter(({ level }) => level >= LOWEST_KEPT_LEVEL);
    nodes.push(...whole.map(({ level, place, hash }) => ({ level, place, hash: toHex(hash) })));
  };
  while (tree.size() < size) {
    const from = tree.size();
    const leaves = await deps.storage.log.leaves(from, Math.min(LEAVES_AT_ONCE, size - from));
    if (leaves.length === 0) throw new Error(gap(from));
    leaves.forEach(push);
    // The first checkpoint of a large ledger takes its time; whoever asks for something comes between.
    if (tree.size() < size) await nextTurn();
  }
  return nodes;
}

/** From the beginning where no edge was kept. Whether it gives the signed root is seen before anything is added. */
function edgeOf(latest: EdgedCheckpoint | undefined): TreeEdge {
  return latest?.edge ? { size: latest.treeSize, peaks: latest.edge.map(fromHex) } : NO_LEAVES;
}

function sign(deps: SigningDeps, tree: GrowingTree): EdgedCheckpoint {
  const { size: treeSize, peaks } = tree.edge();
  const rootHash = toHex(tree.root());
  const signedAtMs = deps.clock.now();
  const text = checkpointText(deps.catalogue.portal.identifier, treeSize, rootHash, signedAtMs);
  return {
    treeSize,
    rootHash,
    signedAtMs,
    keyId: deps.signer.keyId,
    signature: Buffer.from(deps.signer.sign(utf8(text))).toString('base64url'),
    edge: peaks.map(toHex),
  };
}

function shrunk({ treeSize, signedAtMs }: Checkpoint, size: number): string {
  return (
    `The ledger holds ${size} entries, but ${treeSize} were signed on ${new Date(signedAtMs).toISOString()}: ` +
    'nothing is signed. Run "mingde ledger verify".'
  );
}

function rewritten({ treeSize }: Checkpoint): string {
  return (
    `What stands before place ${treeSize} of the ledger is not what was signed: ` +
    'nothing is signed. Run "mingde ledger verify".'
  );
}

function gap(index: number): string {
  return `The ledger has no entry at place ${index}: nothing is signed. Run "mingde ledger verify".`;
}
