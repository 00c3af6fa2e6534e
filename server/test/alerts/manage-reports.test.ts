import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../api/add-member.js";
import { ask } from "../api/ask.js";
import { startReplica } from "../api/start-replica.js";
import { lastAudit } from "../pricing/audit.js";
import { answered, ChannelDesk, refusal, type ShownDelivery } from "./channel-desk.js";

interface ShownReport {
  readonly id: string;
  readonly version: number;
  readonly reportedUntil: string;
  readonly [field: string]: unknown;
}

const REPORT = "id version name cadence sendAt enabled reportedUntil nextAt channel { id name }";
const LIST = `{ answer: scheduledReports { ${REPORT} } }`;
const CREATE = `mutation ($input: ScheduledReportInput!) { answer: createScheduledReport(input: $input) { ${REPORT} } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: ScheduledReportInput!) {
  answer: updateScheduledReport(id: $id, version: $version, input: $input) { ${REPORT} } }`;
const DELETE = "mutation ($id: ID!, $version: Int!) { answer: deleteScheduledReport(id: $id, version: $version) }";
const SEND = "mutation ($id: ID!) { answer: sendReportNow(id: $id) { id kind status channel { id } } }";

let desk: ChannelDesk;
let analyst: ChannelDesk;
let channelId: string;

beforeAll(async () => {
  desk = await ChannelDesk.start();
  analyst = desk.as((await addMember(desk.product, "ana@example.com", "ANALYST")).headers);
  ({ id: channelId } = (await desk.create()).channel);
});

afterAll(() => desk.product.stop());

const input = (change: object = {}) => ({ name: "Team", cadence: "DAY", sendAt: "09:30", channelId, ...change });
const create = (change: object = {}) => answered<ShownReport>(desk.send(CREATE, { input: input(change) }));
const seen = async (id: string) =>
  (await answered<readonly ShownReport[]>(analyst.send(LIST))).find((report) => report.id === id);

describe("a scheduled report", () => {
  test("is kept as it was given, seen by every member, and in the audit log", async () => {
    const report = await create({ name: " Every day " });
    expect(report).toMatchObject({ version: 1, name: "Every day", sendAt: "09:30", enabled: true });
    expect(report.channel).toMatchObject({ id: channelId });
    expect(report.reportedUntil).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await seen(report.id)).toEqual(report);
    expect(await lastAudit(desk.product, "report.create")).toMatchObject({
      target_kind: "report",
      target_id: report.id,
      after: { name: "Every day", cadence: "DAY", sendAt: "09:30" },
    });
  });

  test.each([
    ["name", { name: " " }],
    ["name", { name: "two\nlines" }],
    ["sendAt", { sendAt: "24:00" }],
    ["sendAt", { sendAt: "9:00" }],
    ["channelId", { channelId: "999999" }],
    ["channelId", { channelId: "x" }],
  ])("with a wrong %s is refused: %j", async (field, change) => {
    expect(refusal(await desk.send(CREATE, { input: input(change) }))).toEqual({ code: "BAD_INPUT", field });
  });

  test("is changed by who saw its version, and by nobody else", async () => {
    const { id, reportedUntil } = await create();
    const change = { id, version: 1, input: input({ name: "Another" }) };
    expect(await answered(desk.send(UPDATE, change))).toMatchObject({ version: 2, name: "Another", reportedUntil });
    expect(refusal(await desk.send(UPDATE, change))).toMatchObject({ code: "CONFLICT" });
    expect(refusal(await desk.send(DELETE, { id, version: 1 }))).toMatchObject({ code: "CONFLICT" });
    expect(refusal(await analyst.send(UPDATE, { ...change, version: 2 }))).toMatchObject({ code: "FORBIDDEN" });
    expect(await lastAudit(desk.product, "report.update")).toMatchObject({
      before: { name: "Team" },
      after: { name: "Another" },
    });
    expect(await answered(desk.send(DELETE, { id, version: 2 }))).toBe(true);
    expect(await seen(id)).toBeUndefined();
    expect(refusal(await desk.send(SEND, { id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("says when it is sent next, and while it is off that it is not", async () => {
    const { id, nextAt } = await create();
    const until = Date.parse(String(nextAt)) - Date.now();
    expect(until).toBeGreaterThan(0);
    expect(until).toBeLessThanOrEqual(86_400_000);
    expect(String(nextAt)).toMatch(/T00:30:00/); // 09:30 in Seoul
    const off = await answered(desk.send(UPDATE, { id, version: 1, input: input({ enabled: false }) }));
    expect(off).toMatchObject({ nextAt: null });
  });

  test("that was off does not send what came due meanwhile", async () => {
    const { id, reportedUntil } = await create({ enabled: false });
    await desk.product.sql.query("update scheduled_reports set reported_until = '2026-01-01' where id = $1", [id]);
    const changed = await answered<ShownReport>(desk.send(UPDATE, { id, version: 1, input: input() }));
    expect(changed.reportedUntil).toBe(reportedUntil);
  });

  test("is sent at once where somebody wants it, and what is sent by itself stays what it was", async () => {
    const report = await create();
    const delivery = await answered<ShownDelivery>(desk.send(SEND, { id: report.id }));
    expect(delivery).toMatchObject({ kind: "REPORT", status: "WAITING", channel: { id: channelId } });
    expect(await seen(report.id)).toEqual(report);
    expect(await lastAudit(desk.product, "report.send")).toMatchObject({ after: { delivery: delivery.id } });
  });

  test("is one message, and each act names it, when it is asked for twice at once, of two servers, and while it waits", async () => {
    const { id } = await create();
    const replica = await startReplica(desk.product);
    const asked = [desk.product, { ...desk.product, url: replica.url }, desk.product].map((product) =>
      answered<ShownDelivery>(ask(product, SEND, { headers: desk.headers, variables: { id } })),
    );
    const deliveries = await Promise.all(asked);
    await replica.stop();
    const again = await answered<ShownDelivery>(desk.send(SEND, { id }));
    expect(new Set([...deliveries, again].map((delivery) => delivery.id)).size).toBe(1);
    const { rows } = await desk.product.sql.query<{ delivery: string }>(
      "select after ->> 'delivery' as delivery from audit_entries where action = 'report.send' and target_id = $1",
      [id],
    );
    expect(rows).toEqual([...deliveries, again].map((delivery) => ({ delivery: delivery.id })));
  });

  test("is sent while another report waits for the same channel", async () => {
    const [first, second] = [await create(), await create({ cadence: "WEEK" })];
    const delivered = await answered<ShownDelivery>(desk.send(SEND, { id: first.id }));
    expect(await answered<ShownDelivery>(desk.send(SEND, { id: second.id }))).not.toMatchObject({ id: delivered.id });
  });
});
