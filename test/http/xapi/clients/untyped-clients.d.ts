/** As much of the two clients without types of their own as these tests use. */

declare module 'tincanjs' {
  type Callback<Value> = (error: unknown, result: Value) => void;
  interface Config {
    readonly [name: string]: unknown;
  }
  interface Xhr {
    readonly status: number;
    readonly responseText: string;
  }
  interface StoredDocument {
    readonly contents: unknown;
    readonly etag: string;
  }
  type Kind = 'State' | 'ActivityProfile' | 'AgentProfile';
  type Save = (id: string, value: object, config: Config & { callback: Callback<Xhr> }) => void;
  type Retrieve = (id: string, config: Config & { callback: Callback<StoredDocument | null> }) => void;
  type List = (config: Config & { callback: Callback<readonly string[]> }) => void;
  type Drop = (id: string, config: Config & { callback: Callback<Xhr> }) => void;

  class Thing {
    constructor(config: object);
  }
  class Attachment {
    constructor(config: Config);
    readonly content: ArrayBuffer | null;
    getContentAsString(): string;
  }
  class Statement {
    constructor(config: object);
    readonly id: string;
    readonly attachments: readonly Attachment[] | null;
    asVersion(version: string): object;
  }
  interface StatementsResult {
    readonly statements: readonly Statement[];
    readonly more: string | null;
  }
  type Documents = { readonly [Name in Kind as `save${Name}`]: Save } & {
    readonly [Name in Kind as `retrieve${Name}`]: Retrieve;
  } & { readonly [Name in Kind as `retrieve${Name}Ids`]: List } & {
    readonly [Name in Kind as `drop${Name}`]: Drop;
  };
  interface LRS extends Documents {
    about(config: { callback: Callback<{ readonly version: readonly string[] }> }): void;
    saveStatement(statement: Statement, config: { callback: Callback<Xhr> }): void;
    saveStatements(statements: readonly Statement[], config: { callback: Callback<Xhr> }): void;
    retrieveStatement(id: string, config: { params?: Config; callback: Callback<Statement> }): void;
    retrieveVoidedStatement(id: string, config: { callback: Callback<Statement> }): void;
    queryStatements(config: { params: Config; callback: Callback<StatementsResult> }): void;
    moreStatements(config: { url: string; callback: Callback<StatementsResult> }): void;
  }
  const TinCan: {
    readonly LRS: new (config: Config) => LRS;
    readonly Statement: typeof Statement;
    readonly Attachment: typeof Attachment;
    readonly Agent: typeof Thing;
    readonly Activity: typeof Thing;
    new (
      config: Config,
    ): {
      voidStatement(
        id: string,
        callback: (results: readonly { readonly err: unknown; readonly xhr: Xhr }[]) => void,
        options: { readonly actor: Thing },
      ): void;
    };
  };

  export type { Attachment, Config, Kind, LRS, Statement, StatementsResult, Xhr };
  export default TinCan;
}

declare module 'adl-xapiwrapper' {
  interface Response {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
  }
  type Callback = (error: Error | null, response: Response, body: string) => void;
  type Hash = string | null;
  class XAPIWrapper {
    constructor(config: { url: string; auth: { user: string; pass: string } });
    testConfig(callback: (works: boolean) => void): void;
    sendStatements(statements: object, callback: Callback): void;
    getStatements(parameters: object | null, more: string | null, callback: Callback): void;
    getActivities(id: string, callback: Callback): void;
    getAgents(agent: object, callback: Callback): void;
    sendState(
      ...parameters: [
        activity: string,
        agent: object,
        id: string,
        registration: Hash,
        value: object,
        match: Hash,
        noneMatch: Hash,
        callback: Callback,
      ]
    ): void;
    getState(
      ...parameters: [
        activity: string,
        agent: object,
        id: Hash,
        registration: Hash,
        since: Date | null,
        callback: Callback,
      ]
    ): void;
    sendActivityProfile(
      ...parameters: [
        activity: string,
        id: string,
        value: object,
        match: Hash,
        noneMatch: Hash,
        callback: Callback,
      ]
    ): void;
    getActivityProfile(
      ...parameters: [activity: string, id: Hash, since: Date | null, callback: Callback]
    ): void;
    sendAgentProfile(
      ...parameters: [
        agent: object,
        id: string,
        value: object,
        match: Hash,
        noneMatch: Hash,
        callback: Callback,
      ]
    ): void;
    getAgentProfile(...parameters: [agent: object, id: Hash, since: Date | null, callback: Callback]): void;
  }
  const adl: { readonly XAPIWrapper: typeof XAPIWrapper };

  export type { Callback, XAPIWrapper };
  export default adl;
}
