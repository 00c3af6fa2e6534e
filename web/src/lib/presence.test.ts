import { expect, test } from "vitest";
import { watchPresence } from "./presence";

test.each(["pointerdown", "keydown", "wheel", "click", "input", "focus"])(
  "somebody is there for a minute after they opened the page, and again after a %s",
  (kind) => {
    let nowMs = 0;
    const page = new EventTarget();
    const isPresent = watchPresence(page, () => nowMs);
    nowMs = 59_999;
    expect(isPresent()).toBe(true);
    nowMs = 60_000;
    expect(isPresent()).toBe(false);
    page.dispatchEvent(new Event(kind));
    nowMs = 119_999;
    expect(isPresent()).toBe(true);
    nowMs = 120_000;
    expect(isPresent()).toBe(false);
  },
);

test("what the page hears without anybody's doing is no presence", () => {
  let nowMs = 0;
  const page = new EventTarget();
  const isPresent = watchPresence(page, () => nowMs);
  nowMs = 60_000;
  for (const kind of ["message", "online", "resize", "storage"]) page.dispatchEvent(new Event(kind));
  expect(isPresent()).toBe(false);
});
