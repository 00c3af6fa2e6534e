import type { Api } from "./billed-call.ts";
import { fieldOf } from "./fields.ts";

/** Which API a request is for. */
export interface Route {
  readonly api: Api;
  /** As the caller named it, scenario included. */
  readonly requestedModel: string;
  readonly stream: boolean;
  /** Of Gemini: the method behind the colon. */
  readonly method: string;
}

const GEMINI = /^\/v1(?:beta|alpha)?\/models\/([^:/]+):(\w+)$/;
const APIS = new Map<string, Api>([
  ["/v1/chat/completions", "openai-chat"],
  ["/v1/responses", "openai-responses"],
  ["/v1/embeddings", "openai-embeddings"],
  ["/v1/messages", "anthropic"],
]);

/** Null for a path that no provider has. */
export function findRoute(path: string, body: unknown): Route | null {
  const [, model, method] = GEMINI.exec(path) ?? [];
  if (model !== undefined && method !== undefined) {
    const api = method.toLowerCase().includes("embed") ? "gemini-embeddings" : "gemini";
    return { api, requestedModel: decodeURIComponent(model), stream: method === "streamGenerateContent", method };
  }
  const api = APIS.get(path);
  if (api === undefined) return null;
  return { api, requestedModel: String(fieldOf(body, "model")), stream: fieldOf(body, "stream") === true, method: "" };
}
