import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { OpenIdFault, type OpenIdFaultKind } from "./openid-fault.js";

/** Of the client library: the answer did not come, or came from a proxy before the provider. */
const AWAY: ReadonlySet<unknown> = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
]);
const AWAY_FOR_NOW: ReadonlySet<string> = new Set(["server_error", "temporarily_unavailable"]);

/** What a failure of the client library means for who signs in. Of its words only codes are kept: others name people. */
export function faultOfProvider(error: unknown): OpenIdFault {
  if (error instanceof OpenIdFault) return error;
  if (error instanceof AuthorizationResponseError) {
    return new OpenIdFault(kindOfAnswer(error.error), `the provider answered ${codeOf(error.error)}`);
  }
  if (error instanceof ResponseBodyError) {
    const kind = error.status >= 500 ? "provider-away" : error.error === "invalid_grant" ? "expired" : "other";
    return new OpenIdFault(kind, `the provider refused with ${error.status} ${codeOf(error.error)}`);
  }
  if (error instanceof ClientError) {
    return new OpenIdFault(
      AWAY.has(error.code) ? "provider-away" : "other",
      `${error.message} (${codeOf(error.code)})`,
    );
  }
  if (error instanceof TypeError) return new OpenIdFault("provider-away", `no connection: ${codeOf(causeOf(error))}`);
  return new OpenIdFault("other", "an answer that could not be checked");
}

function kindOfAnswer(error: string): OpenIdFaultKind {
  if (error === "access_denied") return "cancelled";
  return AWAY_FOR_NOW.has(error) ? "provider-away" : "other";
}

function causeOf({ cause, message }: TypeError): unknown {
  return cause instanceof Error && "code" in cause ? cause.code : message;
}

/** A code, and nothing that is longer than one. */
function codeOf(code: unknown): string {
  return typeof code === "string" ? code.replaceAll(/[^\w .-]/g, "").slice(0, 60) : "without a code";
}
