import { describe, expect, test } from "vitest";
import type { SetUp } from "../api/use-next-tasks";
import { nextTasks, readDismissed } from "./next-tasks";

const NOTHING: SetUp = { mailConfigured: true, thresholds: [], channels: [] };
const ADMIN = {
  setUp: NOTHING,
  zones: { reporting: "Asia/Seoul", browser: "Europe/Berlin" },
  permissions: ["MANAGE_SETTINGS", "MANAGE_ALERTS"],
  dismissed: [],
} as const;

function doneOf(setUp: Partial<SetUp>): readonly string[] {
  return nextTasks({ ...ADMIN, setUp: { ...NOTHING, ...setUp } }).flatMap(({ name, isDone }) => (isDone ? [name] : []));
}

describe("nextTasks", () => {
  test("an administrator of a fresh installation has three", () => {
    expect(nextTasks(ADMIN)).toEqual([
      { name: "timezone", isDone: false },
      { name: "budget", isDone: false },
      { name: "email", isDone: false },
    ]);
  });

  test("a timezone that is the browser's needs no look", () => {
    expect(nextTasks({ ...ADMIN, zones: { reporting: "Asia/Seoul", browser: "Asia/Seoul" } })[0]?.isDone).toBe(true);
  });

  test("a budget of everybody together is no default budget", () => {
    expect(doneOf({ thresholds: [{ id: "1", kind: "LIMIT", scope: "OVERALL" }] })).toEqual([]);
    expect(doneOf({ thresholds: [{ id: "1", kind: "LIMIT", scope: "EACH_USER" }] })).toEqual(["budget"]);
  });

  test("an e-mail channel is set up when a message went out through it", () => {
    const channel = { id: "1", kind: "EMAIL", enabled: true, lastDelivery: null } as const;
    expect(doneOf({ channels: [channel] })).toEqual([]);
    expect(doneOf({ channels: [{ ...channel, lastDelivery: { id: "1", status: "DEAD" } }] })).toEqual([]);
    expect(doneOf({ channels: [{ ...channel, lastDelivery: { id: "1", status: "SENT" } }] })).toEqual(["email"]);
  });

  test("who may not do them is not asked, and what was dismissed stays away", () => {
    expect(nextTasks({ ...ADMIN, permissions: [] })).toEqual([]);
    expect(nextTasks({ ...ADMIN, dismissed: ["budget"] }).map(({ name }) => name)).toEqual(["timezone", "email"]);
  });
});

test("of what is kept only tasks are read", () => {
  expect(readDismissed("email,nonsense,timezone")).toEqual(["timezone", "email"]);
  expect(readDismissed(null)).toEqual([]);
});
