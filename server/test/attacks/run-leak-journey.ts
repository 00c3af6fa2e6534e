import { buildSchema } from "graphql";
import { readFileSync } from "node:fs";
import { meetFaults } from "./leak-in-trouble.js";
import { type LeakJourney, WHY } from "./leak-journey.js";
import { recordUsage, recordWrongly } from "./leak-recording.js";
import { useChannels, useKeys } from "./leak-secrets.js";
import { joinAsMember, signIn, tryWrongCredentials } from "./leak-sign-ins.js";
import { may } from "./reviewed-rights.js";
import { validOperations } from "./valid-operation.js";

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
