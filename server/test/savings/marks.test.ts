import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADMIN, API_KEY } from "../api/start-product.js";
import { addMember, signInAs } from "../access/sign-in-as.js";
import { SavingsDesk } from "./savings-desk.js";
import { cleanWorkload, everyNth, MINUTE, RANGE } from "./workloads.js";

let desk: SavingsDesk;
let id: string;

beforeAll(async () => {
  desk = await SavingsDesk.open();
  const clean = cleanWorkload("repeated", 1);
  const again = everyNth(clean, 3).map((event, index) => ({
    ...event,
    at: event.at + 9 * MINUTE,
    requestId: `r-${index}`,
  }));
  await desk.record([...clean, ...again]);
  await desk.product.sql.query("insert into projects (name) values ('another')");
  const elsewhere = [...clean, ...again].map((event) => ({ ...event, feature: "elsewhere" }));
  await desk.record(elsewhere, 2);
  id = (await desk.report({ features: ["repeated"] })).findings[0]?.id ?? "";
}, 60_000);

afterAll(() => desk.product.stop());

describe("marks", () => {
  test("a finding is open, without a version, until somebody decides", async () => {
    const [finding] = (await desk.report({ features: ["repeated"] })).findings;
    expect(finding).toMatchObject({
      id,
      status: "OPEN",
      statusReason: null,
      version: 0,
      appliedAt: null,
      measured: null,
    });
  });

  test("a decision is told by every report at once, though the report itself is kept", async () => {
    const before = await desk.report({ features: ["repeated"] });
    const { finding } = await desk.mark({ id, status: "PLANNED", reason: "next sprint" });
    expect(finding).toMatchObject({ id, status: "PLANNED", statusReason: "next sprint", version: 1 });
    const after = await desk.report({ features: ["repeated"] });
    expect(after.checkedAt).toBe(before.checkedAt);
    expect(after.findings[0]).toMatchObject({ id, status: "PLANNED", version: 1 });
  });

  test("a dismissal needs a reason", async () => {
    const { errors } = await desk.mark({ id, status: "DISMISSED" });
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field: "reason" });
  });

  test("who saw an older version is told, and changes nothing", async () => {
    const { errors } = await desk.mark({ id, status: "OPEN", version: 0 });
    expect(errors[0]?.extensions).toMatchObject({ code: "CONFLICT", field: "version" });
    expect((await desk.report({ features: ["repeated"] })).findings[0]).toMatchObject({
      status: "PLANNED",
      version: 1,
    });
  });

  test("of two who decide at the same time about the same version, one succeeds", async () => {
    const seen = (await desk.report({ features: ["elsewhere"] })).findings[0]?.id;
    const both = await Promise.all([1, 2].map(() => desk.mark({ id: seen, status: "PLANNED", version: 0 })));
    expect(both.map(({ errors }) => errors.length === 0).filter(Boolean)).toHaveLength(1);
  });

  test("what nobody found cannot be marked", async () => {
    const { errors } = await desk.mark({ id: "nobody-found-this", status: "PLANNED" });
    expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND" });
  });

  test("applying keeps the moment, and what was expected then", async () => {
    const { finding } = await desk.mark({ id, status: "APPLIED" });
    expect(finding).toMatchObject({ status: "APPLIED", measured: { measure: "WASTE_SHARE", after7Days: null } });
    const { finding: again } = await desk.mark({ id, status: "APPLIED", reason: "in version 3.2" });
    expect(again).toMatchObject({ appliedAt: finding?.appliedAt, statusReason: "in version 3.2" });
  });

  test("what was applied is told of the range it was applied in, where the filter lets its feature through", async () => {
    const told = async (filter: object, headers?: Record<string, string>) => {
      const { appliedAt } = (await desk.report({ features: ["repeated"] })).findings[0] ?? {};
      const at = Date.parse(appliedAt ?? "");
      const range = { from: new Date(at).toISOString(), to: new Date(at + 1).toISOString() };
      return desk.applied({ range, ...filter }, headers);
    };
    expect(await told({})).toMatchObject([{ id, subject: { feature: "repeated" } }]);
    expect(await told({ userIds: ["1"] })).toHaveLength(1);
    expect(await told({ features: ["elsewhere"] })).toEqual([]);
    expect(await desk.applied({ range: { preset: "2026-01-01..2026-01-31" } })).toEqual([]);
    expect(await told({}, { Authorization: `Bearer ${API_KEY}` })).toHaveLength(1);
  });

  test("a finding that is gone is still told as what was decided", async () => {
    const before = { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" };
    const { findings, past } = await desk.report({ range: before, features: ["repeated"] });
    expect(findings).toEqual([]);
    expect(past).toMatchObject([{ id, status: "APPLIED", samples: [] }]);
    expect((await desk.report({ range: before, features: ["nothing"] })).past).toEqual([]);
  });

  test("of a range in which no quarter of an hour begins nobody knows what 30 days would cost", async () => {
    const at = (minute: number) => new Date(Date.parse(RANGE.from) + minute * MINUTE).toISOString();
    expect((await desk.report({ range: { from: at(1), to: at(14) } })).costPer30Days).toBeNull();
    expect((await desk.report({ range: { from: at(1), to: at(16) } })).costPer30Days).not.toBeNull();
  });

  test("nothing of a mark names a note or a fingerprint", async () => {
    const { rows } = await desk.product.sql.query<{ text: string }>("select m::text as text from savings_marks m");
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text).not.toMatch(/repeated-note|repeated-print/);
  });
});

describe("who may see and decide", () => {
  test("an API key sees findings and decisions of its own project alone", async () => {
    const { findings, past } = await desk.report({}, { Authorization: `Bearer ${API_KEY}` });
    expect(findings.map(({ subject }) => subject.feature)).toEqual(["repeated"]);
    expect(past).toEqual([]);
    const everything = await desk.report({});
    expect(everything.findings.map(({ subject }) => subject.feature).toSorted()).toEqual(["elsewhere", "repeated"]);
  });

  test("an analyst sees, and does not decide", async () => {
    const email = "analyst@example.com";
    await addMember(desk.product, { email, role: "ANALYST" });
    const headers = await signInAs(desk.product, { ...ADMIN, email });
    expect((await desk.report({ features: ["repeated"] }, headers)).findings).toHaveLength(1);
    const { errors } = await desk.mark({ id, status: "OPEN" }, headers);
    expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
  });
});
