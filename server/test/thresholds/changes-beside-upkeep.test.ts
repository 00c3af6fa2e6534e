import type { PoolClient } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ChannelDesk } from "../alerts/channel-desk.js";
import { DAILY, ThresholdDesk } from "./ask-thresholds.js";

let channels: ChannelDesk;
let thresholds: ThresholdDesk;
let held: readonly PoolClient[];

beforeAll(async () => {
  channels = await ChannelDesk.start();
  thresholds = new ThresholdDesk(channels.product, channels.headers);
});
afterAll(() => channels.product.stop());

/** As a recount, a repair and merges over years of usage do for minutes. */
beforeEach(async () => {
  const { upkeep } = channels.product.container;
  held = await Promise.all(Array.from({ length: upkeep.options.max }, () => upkeep.connect()));
});
afterEach(() => {
  for (const client of held) client.release();
});

test("thresholds are set, changed, muted, taken back and deleted while upkeep holds every connection of its own", async () => {
  const made = await thresholds.create(DAILY);
  const changed = await thresholds.update(made, { ...DAILY, limit: "200" });
  const muted = await thresholds.mute(changed, new Date(Date.now() + 3_600_000));
  const undone = await thresholds.undo(muted);
  expect(undone).toMatchObject({ version: 4, limit: "200", mutedUntil: null });
  expect(await thresholds.delete(undone)).toBe(true);
});

test("a report is sent at once while upkeep holds every connection of its own", async () => {
  const { channel } = await channels.create();
  const input = { name: "Team", cadence: "DAY", sendAt: "09:30", channelId: channel.id };
  const make = "mutation ($input: ScheduledReportInput!) { report: createScheduledReport(input: $input) { id } }";
  const made = await channels.send(make, { input });
  const { id } = (made.data as { report: { id: string } }).report;
  const sent = await channels.send("mutation ($id: ID!) { sent: sendReportNow(id: $id) { kind } }", { id });
  expect(sent).toMatchObject({ data: { sent: { kind: "REPORT" } }, errors: [] });
});
