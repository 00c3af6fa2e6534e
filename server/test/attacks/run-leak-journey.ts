import { Secret, TOTP } from "otpauth";
import type pg from "pg";
import { buildSchema } from "graphql";
import { readFileSync } from "node:fs";
import type { FaultProxy } from "../faults/fault-proxy.js";
import type { Canaries } from "./leak-canaries.js";
import { may } from "./reviewed-rights.js";
import { validOperations } from "./valid-operation.js";
import type { Call, Reply, WatchedTraffic } from "./watched-traffic.js";

export interface LeakJourney {
  readonly traffic: WatchedTraffic;
  readonly canaries: Canaries;
  readonly sql: pg.Pool;
  readonly proxy: FaultProxy;
  readonly admin: { readonly email: string; readonly password: string };
  readonly apiKey: string;
  readonly metricsToken: string;
}

const WHY = "because a person asked for it";
const SIGN_IN =
  "mutation ($email: String!, $password: String!, $code: String) { answer: signIn(email: $email, password: $password, code: $code) { id } }";
const RECORD =
  "mutation ($events: [UsageEventInput!]!) { answer: recordUsage(events: $events) { accepted rejected { field message } } }";
const SCHEMA = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));

/** Everything that handles a secret or an outside id, right and wrong. */
export async function runLeakJourney(journey: LeakJourney): Promise<void> {
  const admin = await signIn(journey, "of the admin", journey.admin);
  await tryWrongCredentials(journey);
  await joinAsMember(journey, admin);
  const key = await useKeys(journey, admin);
  await useChannels(journey, admin);
  await recordUsage(journey, key);
  await recordWrongly(journey, key);
  await useIdentities(journey, admin);
  await meetFaults(journey, { admin, key });
  await readEverything(journey, admin);
}

async function signIn(
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

async function tryWrongCredentials({ traffic, canaries, admin }: LeakJourney): Promise<void> {
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
async function joinAsMember(journey: LeakJourney, admin: Record<string, string>): Promise<void> {
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

/** @returns a key that works, of a rotation of which both secrets do; another one was revoked */
async function useKeys({ traffic, canaries }: LeakJourney, admin: Record<string, string>): Promise<string> {
  const shown: Call = { headers: admin, mayShow: true };
  const issue = (name: string) =>
    traffic.ask<{ secret: string; apiKey: { id: string } }>(
      `mutation { answer: issueApiKey(input: { projectId: "1", name: "${name}", scopes: [INGEST, READ, ADMIN] }) { secret apiKey { id } } }`,
      {},
      shown,
    );
  const [kept, ended] = [await issue("kept"), await issue("ended")];
  canaries.add("the issued key", kept.secret);
  canaries.add("the revoked key", ended.secret);
  const { secret } = await traffic.ask<{ secret: string }>(
    `mutation { answer: rotateApiKey(id: "${kept.apiKey.id}") { secret } }`,
    {},
    shown,
  );
  for (const key of [kept.secret, secret, ended.secret]) {
    await traffic.call("/v1/usage", { body: "[]", headers: { Authorization: `Bearer ${key}` } });
  }
  await traffic.ask(
    `mutation { answer: revokeApiKey(id: "${ended.apiKey.id}", reason: "${WHY}") { id } }`,
    {},
    { headers: admin },
  );
  await traffic.graphql("{ viewer { id } }", {}, { headers: { Authorization: `Bearer ${ended.secret}` } });
  return canaries.add("the rotated key", secret);
}

const CREATE_CHANNEL =
  "mutation ($input: ChannelInput!) { answer: createChannel(input: $input) { secret channel { id } } }";

/** Nobody listens where they post to. */
async function useChannels({ traffic, canaries }: LeakJourney, admin: Record<string, string>): Promise<void> {
  const path = canaries.add("the path of a webhook", "leak-canary-path-of-a-webhook");
  const input = { kind: "WEBHOOK", name: "leaky", language: "EN", target: `http://127.0.0.1:9/in/${path}` };
  const shown: Call = { headers: admin, mayShow: true };
  const { secret, channel } = await traffic.ask<{ secret: string; channel: { id: string } }>(
    CREATE_CHANNEL,
    { input },
    shown,
  );
  keepSecret(canaries, "of a webhook", secret);
  const { secret: next } = await traffic.ask<{ secret: string }>(
    `mutation { answer: rotateChannelSecret(id: "${channel.id}", version: 1) { secret } }`,
    {},
    shown,
  );
  keepSecret(canaries, "of a rotated webhook", next);
  await traffic.ask(`mutation { answer: testChannel(id: "${channel.id}") { id } }`, {}, { headers: admin });
  for (const target of [
    `ftp://127.0.0.1/${path}`,
    `http://${path}:${path}@127.0.0.1/`,
    `http://127.0.0.1/${path}#${path}`,
    `http://hooks.example.invalid/${path}`,
    `${path}\0`,
  ]) {
    await traffic.graphql(CREATE_CHANNEL, { input: { ...input, target } }, { headers: admin });
  }
  await traffic.graphql(CREATE_CHANNEL, { input }, { headers: admin }); // its name is taken
}

function keepSecret(canaries: Canaries, whose: string, secret: string): void {
  const key = secret.replace("whsec_", "");
  canaries.add(`the secret ${whose}`, key, [Buffer.from(key, "base64")]);
}

function event(id: string, userId: unknown, more: object = {}) {
  return { id, provider: "google", model: "gemini-2.5-flash", inputTokens: 3, outputTokens: 1, userId, ...more };
}

/** By every door, new and again and with a contradiction. */
async function recordUsage({ traffic, canaries }: LeakJourney, key: string): Promise<void> {
  const headers = { Authorization: `Bearer ${key}` };
  const [plain, inDocument, inVariables] = ["plain", "in-a-document", "in-variables"].map((of) =>
    canaries.outsideId(of),
  );
  const batch = [event("leak-control-event", plain), event("second", canaries.outsideId("second"))];
  for (const body of [batch, batch]) await traffic.call("/v1/usage", { headers, body: JSON.stringify(body) });
  await traffic.ask(RECORD, { events: [event("third", inVariables)] }, { headers });
  await traffic.ask(
    `mutation { answer: recordUsage(events: [{ id: "fourth", provider: "p", model: "m", userId: "${inDocument}" }]) { accepted } }`,
    {},
    { headers },
  );
  const content = canaries.add("what a model said", "leak-canary-content-of-an-answer");
  await traffic.call("/v1/usage", {
    headers,
    body: JSON.stringify(
      event("fifth", plain, {
        usage: { promptTokenCount: 3, note: content },
        messages: [{ content }],
        prompt: content,
      }),
    ),
  });
  await traffic.ask(
    `mutation ($to: String!) { answer: correctUsage(eventId: "second", correction: { userId: $to }, reason: "${WHY}") { id } }`,
    { to: canaries.outsideId("corrected") },
    { headers },
  );
}

/** What is refused, whole or in part. */
async function recordWrongly({ traffic, canaries }: LeakJourney, key: string): Promise<void> {
  const headers = { Authorization: `Bearer ${key}` };
  const wrong = canaries.outsideId("refused");
  const bodies = [
    [event("leak-control-event", wrong)],
    [event("w-1", wrong, { inputTokens: -1 }), event("w-2", { id: wrong }), event("w-3", [wrong])],
    [event("w-4", `${wrong}\0`), event("w-5", wrong.repeat(20)), event("w-6", wrong, { userID: wrong })],
    wrong,
    { events: wrong },
  ].map((body) => JSON.stringify(body));
  for (const body of [...bodies, bodies[0]?.slice(0, -3) ?? "", `{"userId":"${wrong}`, `"${wrong}`]) {
    await traffic.call("/v1/usage", { headers, body });
    await traffic.call("/v1/usage", { headers: { ...headers, "Content-Type": "application/x-ndjson" }, body });
    await traffic.call("/graphql", { headers, body });
  }
  await traffic.call("/v1/usage", {
    headers,
    body: Buffer.concat([Buffer.from(`[{"userId":"${wrong}`), Buffer.from([0xff])]),
  });
  for (const given of [{ id: wrong }, [wrong], wrong.repeat(20), `${wrong}\0`]) {
    await traffic.graphql(RECORD, { events: [event("w-7", given)] }, { headers });
  }
  for (const field of [
    `userId: { name: "${wrong}" }`,
    `status: "${wrong}"`,
    `inputTokens: "${wrong}"`,
    `userId "${wrong}"`,
  ]) {
    await traffic.graphql(
      `mutation { recordUsage(events: [{ id: "w-8", provider: "p", model: "m", ${field} }]) { accepted } }`,
      {},
      { headers },
    );
  }
  // In addresses, where they do not belong: a log must not tell of them either.
  for (const path of [
    "/v1/usage?userId=",
    "/v1/users/",
    "/graphql?query=",
    "/users/",
    "/assets/",
    "/auth/oidc/callback?state=",
  ]) {
    for (const method of ["GET", "POST", "DELETE"])
      await traffic.call(`${path}${encodeURIComponent(wrong)}`, { method, headers });
  }
}

/** Reveal, find and erase. */
async function useIdentities({ traffic, canaries, sql }: LeakJourney, headers: Record<string, string>): Promise<void> {
  const { rows } = await sql.query<{ id: string; pseudonym: string }>(
    "select id::text as id, pseudonym from app_users order by id",
  );
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error("nobody used the app");
  const { externalId } = await traffic.ask<{ externalId: string }>(
    `mutation { answer: revealAppUser(id: "${first.id}", reason: "${WHY}") { externalId auditEntryId } }`,
    {},
    { headers, mayShow: true },
  );
  if (!externalId.startsWith("leak-canary-")) throw new Error(`somebody else was revealed: ${externalId}`);
  const find = `mutation ($id: String!) { answer: findAppUserByExternalId(projectId: "1", externalId: $id, reason: "${WHY}") { id } }`;
  await traffic.ask(find, { id: externalId }, { headers });
  await traffic.ask(find, { id: canaries.outsideId("nobody") }, { headers });
  await traffic.graphql(find, { id: { name: externalId } }, { headers });
  await traffic.graphql(
    "query ($search: String!) { findAppUsers(search: $search) { id } }",
    { search: externalId },
    { headers },
  );
  await traffic.ask(
    `mutation { answer: eraseAppUser(id: "${second.id}", pseudonym: "${second.pseudonym}", reason: "${WHY}") { id } }`,
    {},
    { headers },
  );
}

interface Credentials {
  readonly admin: Record<string, string>;
  readonly key: string;
}

/** Tables that are not where they should be, and a database that is away. */
async function meetFaults(journey: LeakJourney, credentials: Credentials): Promise<void> {
  const { sql, proxy } = journey;
  for (const table of [
    "app_user_identities",
    "usage_event_ids",
    "audit_entries",
    "members",
    "sessions",
    "api_keys",
    "alert_channels",
  ]) {
    await sql.query(`alter table ${table} rename to misplaced`);
    await useAll(journey, credentials);
    await sql.query(`alter table misplaced rename to ${table}`);
  }
  for (const mode of [{ kind: "lose-commits", every: 1 }, { kind: "refuse" }, { kind: "blackhole" }] as const) {
    await proxy.set(mode);
    await useAll(journey, credentials);
    await proxy.set({ kind: "pass" });
  }
}

let turns = 0;

/** Whatever handles something secret; how it ends does not matter here. */
async function useAll({ traffic, canaries, admin }: LeakJourney, credentials: Credentials): Promise<void> {
  turns += 1;
  const id = canaries.outsideId(`in-trouble-${turns}`);
  const byKey = { headers: { Authorization: `Bearer ${credentials.key}` } };
  const byAdmin = { headers: credentials.admin, mayShow: true };
  await Promise.allSettled([
    traffic.call("/v1/usage", { ...byKey, body: JSON.stringify([event(`t-${turns}`, id)]) }),
    traffic.graphql(RECORD, { events: [event(`u-${turns}`, id)] }, byKey),
    traffic.graphql(SIGN_IN, {
      email: admin.email,
      password: canaries.add("a password in trouble", "leak-canary-in-trouble"),
    }),
    traffic.graphql(`mutation { revealAppUser(id: "1", reason: "${WHY}") { externalId } }`, {}, byAdmin),
    traffic.graphql(
      `mutation ($id: String!) { findAppUserByExternalId(projectId: "1", externalId: $id, reason: "${WHY}") { id } }`,
      { id },
      { headers: credentials.admin },
    ),
    traffic.graphql('mutation { inviteMember(email: "jun@example.com", role: AUDITOR) { url } }', {}, byAdmin),
    traffic.graphql('mutation { testChannel(id: "1") { id } }', {}, { headers: credentials.admin }),
    traffic.call("/v1/audit?format=csv", { method: "GET", headers: credentials.admin }),
  ]);
}

/** Every question that there is, the export, figures and health. */
async function readEverything(
  { traffic, metricsToken, apiKey, sql }: LeakJourney,
  admin: Record<string, string>,
): Promise<void> {
  const { rows } = await sql.query<{ id: string }>("select min(id)::text as id from app_users");
  for (const { kind, name, query, variables } of validOperations(SCHEMA, 3)) {
    if (kind !== "query" || !may("admin", name)) continue;
    const asked = variables({
      id: rows[0]?.id ?? "1",
      eventId: "leak-control-event",
      texts: { provider: "google", model: "gemini-2.5-flash", timezone: "Asia/Seoul", search: "a" },
      inputs: { UsageFilterInput: { range: { preset: "7d" } } },
    });
    for (const headers of [admin, { Authorization: `Bearer ${apiKey}` }])
      await traffic.graphql(query, asked, { headers });
  }
  for (const format of ["csv", "jsonl"]) {
    await traffic.call(`/v1/audit?format=${format}`, { method: "GET", headers: admin });
  }
  await traffic.call("/metrics", { method: "GET", headers: { Authorization: `Bearer ${metricsToken}` } });
  for (const path of ["/livez", "/readyz", "/", "/users"]) await traffic.call(path, { method: "GET", headers: admin });
}
