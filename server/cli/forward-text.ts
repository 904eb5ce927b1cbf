/** A forward as lines for a terminal. */
import type { ForwardTroubleView, ForwardView, PendingView } from '../../src/domain/api/forwards.ts';
import type { AuthorityChoice, ForwardFilter, TroubleKind } from '../../src/domain/forward/forward.ts';

const TROUBLES: Record<TroubleKind, string> = {
  unreachable: 'the target cannot be reached',
  untrusted: 'the certificate of the target is not trusted (see NODE_EXTRA_CA_CERTS)',
  timeout: 'the target did not answer in time',
  busy: 'the target asked to wait',
  failing: 'the target has a problem of its own',
  unauthenticated: 'the target does not know key and secret: mingde forward rekey',
  forbidden: 'the key may not write statements there',
  moved: 'the target names another address, which is not followed: add that one',
  strange: 'what answered there is no LRS: check the address',
  'secret-lost': 'the kept secret cannot be opened, DATA_DIR/keys is another one: mingde forward rekey',
  defect: 'an error of this program, reported in its log',
};

const AUTHORS: Record<AuthorityChoice, readonly string[]> = {
  all: [],
  server: ['asserted by the server'],
  learners: ['asserted by learners'],
};

export function forwardText(view: ForwardView): string {
  const { name, address, version, keyHint, filter, sent, refusedCount, lastSuccessAt, trouble } = view;
  return [
    `${name} (${view.state})`,
    `  to       ${address}, xAPI ${version}, key …${keyHint}`,
    `  sends    ${filterText(filter)}`,
    `  so far   ${sent} sent, ${pendingText(view.pending)} pending, ${refusedCount} refused`,
    `  success  ${lastSuccessAt ?? 'none yet'}`,
    ...(trouble ? [`  trouble  ${troubleText(trouble)}`] : []),
    ...(view.nextAttemptAt === null ? [] : [`  next     ${view.nextAttemptAt}`]),
    ...view.refused.map((one) => `  refused  ${one.statement} ${one.at} ${one.status} ${one.reason}`),
  ].join('\n');
}

function filterText({ verbs, activity, authority }: ForwardFilter): string {
  const parts = [
    ...verbs,
    ...(activity
      ? [`${activity.match === 'exact' ? 'about' : 'about what begins with'} ${activity.iri}`]
      : []),
    ...AUTHORS[authority],
  ];
  return parts.length === 0 ? 'everything' : parts.join(', ');
}

function pendingText({ count, precision }: PendingView): string {
  return precision === 'exact' ? String(count) : `at most ${count}`;
}

function troubleText({ kind, status, detail, at, isOver }: ForwardTroubleView): string {
  const facts = [status === null ? '' : String(status), detail].filter(Boolean).join(' ');
  return `${at} ${TROUBLES[kind]}${facts === '' ? '' : ` (${facts})`}${isOver ? ', over' : ''}`;
}
