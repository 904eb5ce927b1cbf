/** The shapes of statements, after validation. Source: xAPI 1.0.3 Data 2.4, xAPI 2.0 (IEEE 9274.1.1) 4.2. */
import type { Json } from '../base/canonical-json.ts';

/** RFC 5646 tag → text. */
export type LanguageMap = Readonly<Record<string, string>>;
/** IRI → anything. */
export type Extensions = Readonly<Record<string, Json>>;

export interface Account {
  readonly homePage: string;
  readonly name: string;
}

/** The four inverse functional identifiers; exactly one is there, none in an anonymous group. */
export interface Identifiers {
  readonly mbox?: string;
  readonly mbox_sha1sum?: string;
  readonly openid?: string;
  readonly account?: Account;
}

export interface Agent extends Identifiers {
  readonly objectType?: 'Agent';
  readonly name?: string;
}

export interface Group extends Identifiers {
  readonly objectType: 'Group';
  readonly name?: string;
  readonly member?: readonly Agent[];
}

export type Actor = Agent | Group;

export interface Verb {
  readonly id: string;
  readonly display?: LanguageMap;
}

export interface InteractionComponent {
  readonly id: string;
  readonly description?: LanguageMap;
}

export const COMPONENT_LISTS = ['choices', 'scale', 'source', 'target', 'steps'] as const;
type ComponentList = (typeof COMPONENT_LISTS)[number];

export interface ActivityDefinition
  extends Readonly<Partial<Record<ComponentList, readonly InteractionComponent[]>>> {
  readonly name?: LanguageMap;
  readonly description?: LanguageMap;
  readonly type?: string;
  readonly moreInfo?: string;
  readonly interactionType?: string;
  readonly correctResponsesPattern?: readonly string[];
  readonly extensions?: Extensions;
}

export interface Activity {
  readonly objectType?: 'Activity';
  readonly id: string;
  readonly definition?: ActivityDefinition;
}

export interface StatementRef {
  readonly objectType: 'StatementRef';
  readonly id: string;
}

export interface Score {
  readonly scaled?: number;
  readonly raw?: number;
  readonly min?: number;
  readonly max?: number;
}

export interface StatementResult {
  readonly score?: Score;
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  readonly duration?: string;
  readonly extensions?: Extensions;
}

export const CONTEXT_ACTIVITY_KINDS = ['parent', 'grouping', 'category', 'other'] as const;
type ContextActivityKind = (typeof CONTEXT_ACTIVITY_KINDS)[number];

export interface Context {
  readonly registration?: string;
  readonly instructor?: Actor;
  readonly team?: Group;
  readonly contextActivities?: Readonly<Partial<Record<ContextActivityKind, Activity | readonly Activity[]>>>;
  readonly revision?: string;
  readonly platform?: string;
  readonly language?: string;
  readonly statement?: StatementRef;
  readonly extensions?: Extensions;
  /** 2.0 only, as is `contextGroups`. */
  readonly contextAgents?: readonly ContextAgent[];
  readonly contextGroups?: readonly ContextGroup[];
}

export interface ContextAgent {
  readonly objectType: 'contextAgent';
  readonly agent: Agent;
  readonly relevantTypes?: readonly string[];
}

export interface ContextGroup {
  readonly objectType: 'contextGroup';
  readonly group: Group;
  readonly relevantTypes?: readonly string[];
}

export interface Attachment {
  readonly usageType: string;
  readonly display: LanguageMap;
  readonly description?: LanguageMap;
  readonly contentType: string;
  readonly length: number;
  readonly sha2: string;
  readonly fileUrl?: string;
}

interface Assertion {
  readonly actor: Actor;
  readonly verb: Verb;
  readonly result?: StatementResult;
  readonly context?: Context;
  readonly timestamp?: string;
  readonly attachments?: readonly Attachment[];
}

export interface SubStatement extends Assertion {
  readonly objectType: 'SubStatement';
  readonly object: Activity | Actor | StatementRef;
}

export type StatementObject = Activity | Actor | StatementRef | SubStatement;

export interface Statement extends Assertion {
  readonly id?: string;
  readonly object: StatementObject;
  readonly stored?: string;
  readonly authority?: Actor;
  readonly version?: string;
}

/** The one verb with a meaning of its own. Source: xAPI 1.0.3 Data 2.3.2. */
export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

/** An object without an objectType is an Activity. Source: xAPI 1.0.3 Data 2.4.4. */
export function isActivity(object: StatementObject): object is Activity {
  return object.objectType === undefined || object.objectType === 'Activity';
}

export function isActor(object: StatementObject): object is Actor {
  return object.objectType === 'Agent' || object.objectType === 'Group';
}

/** Of the statement and of the SubStatement in it. */
export function attachmentsOf({ attachments = [], object }: Statement): readonly Attachment[] {
  return object.objectType === 'SubStatement' ? [...attachments, ...(object.attachments ?? [])] : attachments;
}

/** The statement that is another one's object. Source: xAPI 1.0.3 Data 2.4.4.3. */
export function referredBy({ object }: Statement): string | undefined {
  return object.objectType === 'StatementRef' ? object.id.toLowerCase() : undefined;
}

/** The statement a voiding statement voids; undefined for every other. */
export function voidedBy(statement: Statement): string | undefined {
  return statement.verb.id === VOIDED ? referredBy(statement) : undefined;
}
