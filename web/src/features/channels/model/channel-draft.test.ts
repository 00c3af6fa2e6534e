import { expect, test } from "vitest";
import { newDraft, readDraft, readRecipients } from "./channel-draft";

test("an e-mail channel needs a name and somebody to tell", () => {
  const draft = newDraft("EMAIL", "EN");
  expect(readDraft(draft, true)).toEqual({ problems: new Set(["name", "recipients"]) });
  const whole = readDraft({ ...draft, name: " Team ", recipients: ["a@example.com"] }, true);
  expect(whole).toMatchObject({
    input: { name: "Team", recipients: ["a@example.com"], target: null, mostPerHour: 30 },
  });
});

test("a target that is there already stays when none is typed, and a new webhook needs one", () => {
  const draft = { ...newDraft("WEBHOOK", "EN"), name: "Hook" };
  expect(readDraft(draft, true)).toEqual({ problems: new Set(["target"]) });
  expect(readDraft(draft, false)).toMatchObject({ input: { target: null } });
  expect(readDraft({ ...draft, target: "ftp://example.com" }, false)).toEqual({ problems: new Set(["target"]) });
});

test("quiet hours are two times of the clock, or none", () => {
  const draft = { ...newDraft("WEBHOOK", "EN"), name: "Hook", target: "https://example.com/x" };
  expect(readDraft({ ...draft, quietFrom: "22:00" }, true)).toEqual({ problems: new Set(["quiet"]) });
  expect(readDraft({ ...draft, quietFrom: "22:00", quietTo: "07:30" }, true)).toMatchObject({
    input: { quietFrom: "22:00", quietTo: "07:30" },
  });
});

test("several addresses can be pasted at once, and what is none of them is refused whole", () => {
  expect(readRecipients("a@example.com, b@example.com;c@example.com")).toEqual([
    "a@example.com",
    "b@example.com",
    "c@example.com",
  ]);
  expect(readRecipients("a@example.com nobody")).toBeNull();
  expect(readRecipients("  ")).toBeNull();
});
