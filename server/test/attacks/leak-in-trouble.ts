import { type LeakJourney, WHY } from "./leak-journey.js";
import { event, RECORD } from "./leak-recording.js";
import { SIGN_IN } from "./leak-sign-ins.js";

interface Credentials {
  readonly admin: Record<string, string>;
  readonly key: string;
}

/** Tables that are not where they should be, and a database that is away. */
export async function meetFaults(journey: LeakJourney, credentials: Credentials): Promise<void> {
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
