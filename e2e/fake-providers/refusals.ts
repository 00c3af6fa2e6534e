import { freshId } from "./fresh-id.ts";

type Body = Readonly<Record<string, unknown>>;

export function refuseAsGemini(status: 429 | 500): Body {
  const limited = { code: 429, message: "You exceeded your current quota.", status: "RESOURCE_EXHAUSTED" };
  return {
    error: status === 429 ? limited : { code: 500, message: "An internal error has occurred.", status: "INTERNAL" },
  };
}

export function refuseAsOpenAI(status: 429 | 500): Body {
  const limited = { message: "Rate limit reached.", type: "tokens", param: null, code: "rate_limit_exceeded" };
  const broken = { message: "The server had an error.", type: "server_error", param: null, code: null };
  return { error: status === 429 ? limited : broken };
}

export function refuseAsAnthropic(status: 429 | 500): Body {
  const limited = { type: "rate_limit_error", message: "This request would exceed your rate limit." };
  const error = status === 429 ? limited : { type: "api_error", message: "Internal server error" };
  return { type: "error", error, request_id: freshId("req_") };
}
