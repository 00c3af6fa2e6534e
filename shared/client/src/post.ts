import type { Settings } from "./options.js";
import { TokenledgerError } from "./tokenledger-error.js";

export interface Request {
  readonly method: "POST" | "DELETE";
  /** Such as `/v1/usage`. */
  readonly path: string;
  /** JSON. */
  readonly body?: string;
}

/** What came back; a body that is no JSON object is null. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly retryAfterSeconds: number | null;
}

/** Asks the server. @throws whatever `fetch` does when nobody answers in time */
export type Ask = (request: Request) => Promise<Answer>;

export function createAsk({ url, key, requestTimeoutMs }: Settings): Ask {
  return async ({ method, path, body }) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
      // A redirected POST would become a GET, whose answer says nothing about the events.
      redirect: "manual",
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    return {
      status: response.status,
      body: readObject(await response.text()),
      retryAfterSeconds: readRetryAfter(response.headers.get("Retry-After")),
    };
  };
}

/** In the server's words; a proxy in between has none. */
export function messageOf({ status, body }: Answer): string {
  return refusalOf(body)?.message ?? `The answer of ${status} is none of Tokenledger's.`;
}

/** Null for anything that the server did not write, such as the page of a proxy. */
export function refusalOf(body: Answer["body"]): { readonly code: string; readonly message: string } | null {
  const error = body?.["error"];
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return null;
  return { code: String(error.code), message: String(error.message) };
}

/** @throws TokenledgerError when it was refused or nobody answered */
export async function askOrThrow(ask: Ask, request: Request): Promise<Readonly<Record<string, unknown>>> {
  const answer = await ask(request).catch((error: unknown) => {
    throw new TokenledgerError(`Nobody answered: ${describe(error)}`, null, null);
  });
  if (answer.status === 200 && answer.body !== null) return answer.body;
  throw new TokenledgerError(messageOf(answer), answer.status, answer.retryAfterSeconds);
}

/** What `fetch` says is in its cause: "fetch failed" alone helps nobody. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = "code" in cause ? String(cause.code) : cause.name;
  return `${error.message} (${cause.message === "" ? code : cause.message})`;
}

function readObject(text: string): Answer["body"] {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : null;
  } catch {
    return null;
  }
}

/** Seconds, or a date. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const given = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1_000 : seconds;
  return Number.isNaN(given) ? null : Math.max(0, given);
}
