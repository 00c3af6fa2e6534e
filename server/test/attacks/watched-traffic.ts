import { JSON_TYPE, send } from "./post.js";

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly cookie: string | null;
  /** Of a GraphQL answer. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly { readonly message: string }[];
}

export interface Call {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
  /** It shows a secret, which is what it is for: nobody looks into its body. */
  readonly mayShow?: boolean;
}

/** Talks to a server and keeps what it told: every header but the cookie it sets, and every body that shows no secret on purpose. */
export class WatchedTraffic {
  readonly told: string[] = [];

  constructor(private readonly url: string) {}

  async call(path: string, { method = "POST", body, headers = {}, mayShow = false }: Call = {}): Promise<Reply> {
    const answer = await send({ url: this.url }, path, {
      method,
      body: body ?? "",
      headers: { ...JSON_TYPE, ...headers },
    }).catch((error: unknown) => {
      throw new Error(`${method} ${path} was not answered: ${String(body)}`, { cause: error });
    });
    const { "set-cookie": cookies = [], ...shown } = answer.headers;
    this.told.push(JSON.stringify(shown), mayShow ? "" : answer.text);
    const { data, errors } = parsed(answer.text);
    const cookie = cookies[0]?.split(";")[0] ?? null;
    return { status: answer.status, text: answer.text, cookie, data: data ?? {}, errors: errors ?? [] };
  }

  graphql(query: string, variables: Record<string, unknown> = {}, call: Call = {}): Promise<Reply> {
    return this.call("/graphql", { ...call, body: JSON.stringify({ query, variables }) });
  }

  /** The answer of one field, which must not be refused. */
  async ask<Answer>(query: string, variables: Record<string, unknown> = {}, call: Call = {}): Promise<Answer> {
    const { data, errors, text } = await this.graphql(query, variables, call);
    if (errors.length > 0) throw new Error(`${query}: ${text}`);
    return data.answer as Answer;
  }
}

function parsed(text: string): Partial<Pick<Reply, "data" | "errors">> {
  try {
    return JSON.parse(text) as Partial<Pick<Reply, "data" | "errors">>;
  } catch {
    return {}; // no JSON was asked for
  }
}
