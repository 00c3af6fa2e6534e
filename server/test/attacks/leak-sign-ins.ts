import { Secret, TOTP } from "otpauth";
import type { Canaries } from "./leak-canaries.js";
import type { LeakJourney } from "./leak-journey.js";
import type { Reply } from "./watched-traffic.js";

export const SIGN_IN =
  "mutation ($email: String!, $password: String!, $code: String) { answer: signIn(email: $email, password: $password, code: $code) { id } }";

export async function signIn(
  { traffic, canaries }: LeakJourney,
  whose: string,
  credentials: { readonly email: string; readonly password: string; readonly code?: string },
): Promise<Record<string, string>> {
  return { Cookie: keepCookie(canaries, whose, await traffic.graphql(SIGN_IN, credentials)) };
}

function keepCookie(canaries: Canaries, whose: string, { cookie, text }: Reply): string {
  if (cookie === null) throw new Error(`no cookie ${whose}: ${text}`);
  canaries.token(`the cookie ${whose}`, cookie.split("=")[1] ?? "");
  return cookie;
}

export async function tryWrongCredentials({ traffic, canaries, admin }: LeakJourney): Promise<void> {
  const wrong = canaries.add("a wrong password", "leak-canary-wrong-password");
  await traffic.graphql(SIGN_IN, { email: admin.email, password: wrong });
  // People type passwords where e-mails belong.
  await traffic.graphql(SIGN_IN, {
    email: canaries.add("a password as e-mail", "leak-canary-typed-in-haste"),
    password: wrong,
  });
  await traffic.graphql(`mutation { signIn(email: "a@example.com", password: ${wrong.replaceAll("-", "_")}) { id } }`);
  await traffic.graphql(SIGN_IN, { email: admin.email, password: [wrong] });
  const unknown = canaries.add("an unknown key", "tl_leak_canary_unknown_key");
  for (const headers of [
    { Authorization: `Bearer ${unknown}` },
    { Authorization: unknown },
    { Cookie: `tokenledger=${unknown}` },
  ]) {
    await traffic.graphql("{ viewer { id } }", {}, { headers });
    for (const path of ["/v1/usage", "/v1/audit", "/metrics"]) await traffic.call(path, { headers, method: "GET" });
    await traffic.call("/v1/usage", { headers, body: "[]" });
  }
  await traffic.graphql("query ($token: String!) { invitation(token: $token) { email } }", {
    token: canaries.add("an unknown invitation", "leak-canary-unknown-invitation"),
  });
}

/** Invited, accepted, with a second step, and another password. */
export async function joinAsMember(journey: LeakJourney, admin: Record<string, string>): Promise<void> {
  const { traffic, canaries } = journey;
  const email = "minji@example.com";
  const { url } = await traffic.ask<{ url: string }>(
    `mutation { answer: inviteMember(email: "${email}", role: ANALYST) { url mailed } }`,
    {},
    { headers: admin, mayShow: true },
  );
  const token = canaries.token("the invitation", new URL(url).hash.slice(1));
  const password = canaries.add("the password of the invited", "leak-canary kestrel over dunes");
  const accepted = await traffic.graphql(
    `mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, name: "Minji", password: $password) { id } }`,
    { token, password },
  );
  const headers = { Cookie: keepCookie(canaries, "of the invited", accepted) };
  const [first = "", second = "", third = ""] = await addSecondFactor(journey, headers);
  await signIn(journey, "by a recovery code", { email, password, code: first });
  await traffic.graphql(SIGN_IN, { email, password, code: first });
  const next = canaries.add("the next password", "leak-canary lanterns drift past");
  await traffic.ask(
    "mutation ($password: String!, $code: String) { answer: confirmSession(password: $password, code: $code) { id } }",
    { password, code: second },
    { headers },
  );
  const changed = await traffic.graphql(
    "mutation ($password: String!, $next: String!) { changePassword(currentPassword: $password, newPassword: $next) { id } }",
    { password, next },
    { headers },
  );
  const renewed = { Cookie: keepCookie(canaries, "after the change", changed) };
  const codes = await traffic.ask<string[]>(
    "mutation ($code: String!) { answer: renewRecoveryCodes(code: $code) }",
    { code: third },
    { headers: renewed, mayShow: true },
  );
  for (const [at, code] of codes.entries()) canaries.add(`the renewed recovery code ${at}`, code);
}

async function addSecondFactor(
  { traffic, canaries }: LeakJourney,
  headers: Record<string, string>,
): Promise<readonly string[]> {
  const { secret } = await traffic.ask<{ secret: string }>(
    "mutation { answer: beginSecondFactor { secret uri } }",
    {},
    { headers, mayShow: true },
  );
  canaries.totp("the secret of the second step", secret);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const codes = await traffic.ask<string[]>(
    "mutation ($code: String!) { answer: enableSecondFactor(code: $code) }",
    { code },
    { headers, mayShow: true },
  );
  for (const [at, one] of codes.entries()) canaries.add(`the recovery code ${at}`, one);
  return codes;
}
