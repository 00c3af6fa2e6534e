import type { Product } from "../api/start-product.js";
import { inTurns } from "./in-turns.js";
import { openSocket } from "./open-socket.js";
import { JSON_TYPE, send, sendGraphql, type RawAnswer } from "./post.js";
import type { Somebody } from "./rights-cast.js";
import { verdictOf, type Answer, type Verdict } from "./rights-verdict.js";
import type { ValidOperation, Values } from "./valid-operation.js";

/** "Forbidden": it did not get in. */
const NOT_LET_IN = 4403;

/** One operation of somebody, with what they ask of it. */
export interface Asked {
  readonly operation: ValidOperation;
  readonly values: Values;
  /** Which of their sessions they use. */
  readonly turn: number;
}

/** The headers that it is sent by. */
export function credential({ key, sessions }: Somebody, turn: number): Record<string, string> {
  if (key !== null) return { Authorization: `Bearer ${key}` };
  const session = sessions[Math.min(turn, sessions.length - 1)];
  return session === undefined ? {} : { Cookie: `tokenledger=${session}` };
}

/** The way that is meant. */
export async function byPost(product: Product, somebody: Somebody, asked: Asked) {
  const { operation, values, turn } = asked;
  const body = JSON.stringify({ query: operation.query, variables: operation.variables(values) });
  const answer = await sendGraphql(product, body, credential(somebody, turn));
  return { verdict: verdictOf(read(answer)), told: `${answer.status} ${answer.text}` };
}

/** As some clients ask for what may be cached, past the protection against other sites. */
export async function byGet(product: Product, somebody: Somebody, asked: Asked): Promise<Verdict> {
  const { operation, values, turn } = asked;
  const search = new URLSearchParams({
    query: operation.query,
    variables: JSON.stringify(operation.variables(values)),
  });
  const headers = { ...JSON_TYPE, ...credential(somebody, turn), "Apollo-Require-Preflight": "1" };
  return verdictOf(read(await send(product, `/graphql?${search}`, { method: "GET", headers })));
}

export type SocketWay = "cookie" | "connectionParams";

/** All of them over one socket. */
export async function bySocket(
  product: Product,
  somebody: Somebody,
  { way, all }: { readonly way: SocketWay; readonly all: readonly Asked[] },
): Promise<readonly Verdict[]> {
  const secret = somebody.key ?? somebody.sessions.at(-1);
  const opening =
    secret === undefined
      ? { payload: {} }
      : way === "cookie"
        ? { payload: {}, headers: { Cookie: `tokenledger=${secret}` } }
        : { payload: { authorization: `Bearer ${secret}` } };
  const { socket, closed, subscribe } = await openSocket(product, opening);
  const verdicts = await inTurns(all, async ({ operation, values }) => {
    const heard = await subscribe(operation.name, operation.query, operation.variables(values));
    if (heard === undefined) return (await closed) === NOT_LET_IN ? "denied" : "fault: it was closed";
    const isRefusal = heard.type === "error";
    return verdictOf((isRefusal ? { errors: heard.payload } : heard.payload) as Answer);
  });
  socket.terminate();
  return verdicts;
}

function read({ text, status }: RawAnswer): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw new Error(`no JSON: ${status} ${text.slice(0, 200)}`);
  }
}
