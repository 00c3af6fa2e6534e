import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { describe, expect, test } from "vitest";
import { faultOfProvider } from "./fault-of-provider.js";

function answer(error: string): AuthorizationResponseError {
  const cause = new URLSearchParams({ error, error_description: "minji@example.com may not" });
  return new AuthorizationResponseError("the server's error", { cause });
}

function refusal(status: number, error: string): ResponseBodyError {
  const cause = { error, error_description: "the code of minji@example.com is wrong" };
  return new ResponseBodyError("the server's error", { cause, response: new Response(null, { status }) });
}

function clientError(code: string): ClientError {
  return Object.assign(new ClientError("unexpected"), { code });
}

function noConnection(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code }) });
}

describe("what went wrong at the provider", () => {
  test.each([
    { name: "who signs in said no", error: answer("access_denied"), kind: "cancelled" },
    { name: "it cannot answer right now", error: answer("temporarily_unavailable"), kind: "provider-away" },
    { name: "it wants something else", error: answer("invalid_scope"), kind: "other" },
    { name: "the code is used or old", error: refusal(400, "invalid_grant"), kind: "expired" },
    { name: "the secret is wrong", error: refusal(401, "invalid_client"), kind: "other" },
    { name: "it failed", error: refusal(500, "server_error"), kind: "provider-away" },
    { name: "it took too long", error: clientError("OAUTH_TIMEOUT"), kind: "provider-away" },
    { name: "a proxy answered", error: clientError("OAUTH_RESPONSE_IS_NOT_CONFORM"), kind: "provider-away" },
    { name: "its token is not what was asked for", error: clientError("OAUTH_JWT_CLAIM_COMPARISON"), kind: "other" },
    { name: "nothing listens", error: noConnection("ECONNREFUSED"), kind: "provider-away" },
    { name: "anything else", error: new Error("minji@example.com"), kind: "other" },
  ])("$name: $kind, and the reason names nobody", ({ error, kind }) => {
    const fault = faultOfProvider(error);
    expect(fault.kind).toBe(kind);
    expect(fault.message).not.toContain("minji");
  });
});
