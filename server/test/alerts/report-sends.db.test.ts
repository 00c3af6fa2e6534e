import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Language } from "../../src/core/language.js";
import { ReportCadence } from "../../src/reports/domain/report-cadence.js";
import { reportMessage } from "../../src/reports/messages/report-message.js";
import { insertReport } from "../../src/reports/write-report.js";
import { type HttpSink, startHttpSink } from "./http-sink.js";
import { OutboxDesk, PUBLIC_URL } from "./outbox-desk.js";

const EXACT = { isAtLeast: false, previousIsAtLeast: false };
const COST = { ...EXACT, value: "6.25", previous: "4", changePercent: "+56.3" };
const NONE = { ...EXACT, value: "0", previous: "0", changePercent: null };
const MESSAGE = reportMessage(
  {
    report: { id: "7", name: "Team & co", cadence: ReportCadence.DAY },
    period: { start: "2026-11-18", end: "2026-11-19", timezone: "UTC" },
    cost: COST,
    requests: NONE,
    tokens: NONE,
    failedRequests: NONE,
    activeUsers: null,
    minimumGroup: 5,
    unpricedRequests: 0,
    movers: [],
    limits: [],
    savings: [],
  },
  Language.EN,
  PUBLIC_URL,
);
const LINK = `${PUBLIC_URL}/?range=2026-11-18..2026-11-18`;

let desk: OutboxDesk;
let sink: HttpSink;

beforeAll(async () => {
  desk = await OutboxDesk.open();
});
afterAll(() => desk.close());
afterEach(async () => {
  await desk.clear();
  await sink.stop();
});

async function posted(kind: "WEBHOOK" | "SLACK") {
  sink = await startHttpSink();
  const channelId = await desk.channel({ kind, target: sink.url });
  const id = await insertReport(desk.pool, channelId, { message: MESSAGE });
  await desk.runner().settled();
  expect(await desk.deliveries()).toMatchObject([{ id, kind: "REPORT", status: "SENT" }]);
  expect(sink.posts).toHaveLength(1);
  const [post] = sink.posts;
  return { id, headers: post?.headers ?? {}, body: JSON.parse(post?.body ?? "null") as unknown };
}

test("a report goes to a webhook exact and in no language, under the delivery's id", async () => {
  const { id, headers, body } = await posted("WEBHOOK");
  expect(headers["webhook-id"]).toBe(id);
  expect(body).toMatchObject({ type: "report.sent", data: { cost: COST, report: { name: "Team & co" }, url: LINK } });
});

test("a report goes to Slack in its channel's language, escaped, with the link", async () => {
  const { body } = await posted("SLACK");
  expect(JSON.stringify(body)).toContain("Daily report: Team &amp; co, Nov 18, 2026");
  expect(JSON.stringify(body)).toContain("Cost: $6.25 (+56.3 % from $4.00)");
  expect(JSON.stringify(body)).toContain(`<${LINK}>`);
});
