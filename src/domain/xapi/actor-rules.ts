/** Rules for agents and groups. Source: xAPI 1.0.3 Data 2.4.2. */
import { flaw, isObject, listOf, oneOf, type Rule, shape } from './rule.ts';
import { IRI, IRL, MAILTO, SHA1, TEXT } from './scalar-rules.ts';

const IDENTIFIERS = {
  mbox: MAILTO,
  mbox_sha1sum: SHA1,
  openid: IRI,
  account: shape({ name: 'an account', source: 'Data 2.4.2.4', required: { homePage: IRL, name: TEXT } }),
};
const NAMES = Object.keys(IDENTIFIERS);

function identifiersOf(value: object): readonly string[] {
  return NAMES.filter((name) => Object.hasOwn(value, name));
}

function onlyOne(value: object, source: string) {
  const [, second] = identifiersOf(value);
  return second === undefined ? undefined : flaw(second, 'is a second identifier; keep exactly one', source);
}

export const AGENT = shape({
  name: 'an Agent',
  source: 'Data 2.4.2.1',
  optional: { objectType: oneOf('Data 2.4.2.1', 'Agent'), name: TEXT, ...IDENTIFIERS },
  also: [
    (value) =>
      identifiersOf(value).length > 0
        ? onlyOne(value, 'Data 2.4.2.1')
        : flaw('', `needs exactly one identifier: ${NAMES.join(', ')}`, 'Data 2.4.2.1'),
  ],
});

export const GROUP = shape({
  name: 'a Group',
  source: 'Data 2.4.2.2',
  required: { objectType: oneOf('Data 2.4.2.2', 'Group') },
  optional: { name: TEXT, member: listOf(AGENT, 'Data 2.4.2.2'), ...IDENTIFIERS },
  also: [
    (value) => onlyOne(value, 'Data 2.4.2.2'),
    (value) =>
      isIdentified(value) || Object.hasOwn(value, 'member')
        ? undefined
        : flaw('member', 'is missing: a group without an identifier lists its members', 'Data 2.4.2.2'),
  ],
});

export const ACTOR: Rule = (value) => (isGroup(value) ? GROUP : AGENT)(value);

/** An Agent, or the Group of two that three-legged OAuth makes. Source: xAPI 1.0.3 Data 2.4.9. */
export const AUTHORITY: Rule = (value) => {
  const wrong = ACTOR(value);
  if (wrong || !isGroup(value)) return wrong;
  const isPair = !isIdentified(value) && Array.isArray(value.member) && value.member.length === 2;
  return isPair ? undefined : flaw('', 'must be an Agent, or an anonymous Group of two', 'Data 2.4.9');
};

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && value.objectType === 'Group';
}

export function isIdentified(value: object): boolean {
  return identifiersOf(value).length > 0;
}
