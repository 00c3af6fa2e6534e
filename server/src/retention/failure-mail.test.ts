import { describe, expect, test } from "vitest";
import { failureMail, type FailedMonth } from "./failure-mail.js";

const WAITING: FailedMonth = { month: "2026-08", failure: "No room.", isArchived: false };
const DAMAGED: FailedMonth = { month: "2026-05", failure: "Its SHA-256 differs.", isArchived: true };

function sent(...months: readonly FailedMonth[]) {
  return failureMail({ to: "admin@example.com", url: "https://ledger.example.com/retention", months });
}

describe("what administrators are mailed of archives", () => {
  test("says of a month that could not be archived that nothing was dropped and the next run tries again", () => {
    const { subject, text } = sent(WAITING);
    expect(subject).toContain("Archiving failed");
    expect(text).toContain("Nothing was dropped, and no total is affected. The next run tries again.");
    expect(text).not.toContain("backup");
  });

  test("promises nothing of the sort for requests that are in a damaged file alone", () => {
    const { subject, text } = sent(DAMAGED);
    expect(subject).toContain("Archive damaged");
    expect(text).toContain("Bring their files back from a backup of the archive store");
    expect(text).not.toMatch(/Nothing was dropped|tries again|다시 시도/);
  });

  test("keeps the two apart, each with its own months", () => {
    const { text } = sent(DAMAGED, WAITING);
    const places = ["The next run tries again.", "2026-08: No room.", "from a backup", "2026-05: Its SHA-256 differs."];
    expect(places.map((words) => text.indexOf(words))).toEqual(
      places.map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(places.every((words) => text.includes(words))).toBe(true);
  });
});
