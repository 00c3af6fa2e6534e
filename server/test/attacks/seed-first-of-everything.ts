import { ask } from "../api/ask.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, API_KEY, type Product } from "../api/start-product.js";
import { JSON_TYPE, send } from "./post.js";

/** Tables whose rows somebody may ask for by an id. */
const TABLES = [
  "projects",
  "members",
  "sessions",
  "api_keys",
  "app_users",
  "member_invitations",
  "saved_views",
  "prices",
  "price_lists",
  "price_discounts",
  "exchange_rates",
  "recosts",
  "exports",
  "export_schedules",
  "usage_corrections",
  "alert_channels",
  "usage_thresholds",
  "usage_alerts",
  "scheduled_reports",
];

const MAKE = `mutation {
  inviteMember(email: "first@example.com", role: AUDITOR) { mailed }
  saveView(input: { name: "first", page: "/", search: "?range=7d", shared: false }) { id }
  createDiscount(input: { factor: "0.9", effectiveFrom: "2026-01-01T00:00:00Z", note: "agreed" }) { id }
  setExchangeRate(input: { currency: "KRW", validOn: "2026-11-02", perUsd: "1400", source: "a bank" }) { id }
  createChannel(input: { kind: EMAIL, name: "first", recipients: ["a@example.com"], language: EN }) { secret }
  createThreshold(input: { scope: OVERALL, meter: REQUESTS, period: MONTH, limit: "1", levels: [100] }) { id }
  createScheduledReport(input: { name: "first", cadence: MONTH, sendAt: "09:30", channelId: "1" }) { id }
  startExport(filter: { range: { preset: "7d" } }, shape: { format: CSV }) { id }
  createExportSchedule(name: "first", cadence: MONTH, filter: { range: { preset: "7d" } }, shape: { format: CSV }) { id }
  correctUsage(eventId: "first", correction: { feature: "tag" }, reason: "as it was agreed") { id }
}`;
const PREVIEW = '{ previewRecost(scope: { range: { preset: "7d" } }) { pricesVersion } }';
const RECOST = `mutation ($pricesVersion: String!) {
  applyRecost(scope: { range: { preset: "7d" } }, pricesVersion: $pricesVersion, reason: "as it was agreed") { id }
}`;

/** Of every kind of thing one that has the id 1, and an event with the id `first`. */
export async function seedFirstOfEverything(product: Product): Promise<void> {
  await send(product, "/v1/usage", {
    headers: { ...JSON_TYPE, Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ id: "first", provider: "google", model: "gemini-2.5-flash", inputTokens: 9, userId: "u" }),
  });
  const headers = await signInAs(product, ADMIN);
  const mutate = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await ask(product, query, { headers, variables });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  };
  await mutate(MAKE);
  await archiveMonth(product, mutate); // before the re-cost, beside which no month is archived
  const previewed = (await mutate(PREVIEW)) as { readonly previewRecost: { readonly pricesVersion: string } };
  await mutate(RECOST, { pricesVersion: previewed.previewRecost.pricesVersion });
  for (const table of TABLES) {
    const { rowCount } = await product.sql.query(`select 1 from ${table} where id = 1`);
    if (rowCount !== 1) throw new Error(`${table} has no row with the id 1`);
  }
}

/** February of 2025, with one request, which is back to be looked at. */
async function archiveMonth(product: Product, mutate: (query: string) => Promise<unknown>): Promise<void> {
  await send(product, "/v1/usage?backfill=1", {
    headers: { ...JSON_TYPE, Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ id: "old", time: "2025-02-03T04:05:06Z", provider: "p", model: "m", inputTokens: 9 }),
  });
  const work = async (name: string) => {
    await product.container.jobs.find((job) => job.name === name)?.run(new AbortController().signal);
  };
  await mutate("mutation { runRetention { keepMonths } }");
  await work("retention");
  await mutate('mutation { restoreArchive(month: "2025-02") { keepMonths } }');
  await work("restore-archives");
}
