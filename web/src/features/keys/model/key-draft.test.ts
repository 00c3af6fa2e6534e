import { describe, expect, test } from "vitest";
import { emptyKey, NEW_PROJECT, readKey, type KeyDraft } from "./key-draft";

const clock = { nowMs: Date.parse("2026-11-27T03:00:00Z"), instantOf: (wall: string) => `${wall}:00.000Z`, kept: null };
const draft: KeyDraft = { ...emptyKey("3"), name: " billing worker " };

describe("readKey", () => {
  test("a name is all that a new key needs: it records, for ever, without a limit of its own", () => {
    expect(readKey(draft, clock)).toEqual({
      input: { name: "billing worker", scopes: ["INGEST"], expiresAt: null, requestsPerMinute: null },
      project: { id: "3" },
    });
  });

  test("a project can be made with it", () => {
    const read = readKey({ ...draft, projectId: NEW_PROJECT, projectName: " Shop " }, clock);
    expect(read).toMatchObject({ project: { name: "Shop" } });
  });

  test("a limit is read with separators", () => {
    expect(readKey({ ...draft, requestsPerMinute: "1,200" }, clock)).toMatchObject({
      input: { requestsPerMinute: 1200 },
    });
  });

  test.each<{ name: string; patch: Partial<KeyDraft>; problem: [keyof KeyDraft, string] }>([
    { name: "no name", patch: { name: "  " }, problem: ["name", "missing"] },
    { name: "a name of 65 characters", patch: { name: "x".repeat(65) }, problem: ["name", "long"] },
    { name: "a new project without a name", patch: { projectId: NEW_PROJECT }, problem: ["projectName", "missing"] },
    { name: "no scope", patch: { scopes: [] }, problem: ["scopes", "noScope"] },
    {
      name: "a day that is over",
      patch: { expiry: { choice: "date", date: "2026-11-01" } },
      problem: ["expiry", "past"],
    },
    { name: "a limit of none", patch: { requestsPerMinute: "0" }, problem: ["requestsPerMinute", "noLimit"] },
    { name: "a limit in words", patch: { requestsPerMinute: "many" }, problem: ["requestsPerMinute", "noLimit"] },
    { name: "half a request", patch: { requestsPerMinute: "1.5" }, problem: ["requestsPerMinute", "noLimit"] },
  ])("$name is told at its field", ({ patch, problem: [field, problem] }) => {
    const read = readKey({ ...draft, ...patch }, clock);
    expect("problems" in read ? [...read.problems] : []).toEqual([[field, problem]]);
  });
});
