import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepSubscribed } from "./keep-subscribed";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function server() {
  const ends: (() => void)[] = [];
  let running = 0;
  const open = (onEnd: () => void) => {
    ends.push(onEnd);
    running += 1;
    return { unsubscribe: () => (running -= 1) };
  };
  return { open, end: () => ends.at(-1)?.(), opened: () => ends.length, running: () => running };
}

test("what ends twice, with an error and as complete, is opened once more, and the former is let go", () => {
  const { open, end, opened, running } = server();
  keepSubscribed(open);
  end();
  end();
  vi.advanceTimersByTime(60_000);
  expect([opened(), running()]).toEqual([2, 1]);
});

test("replacing it now takes the place of replacing it later", () => {
  const { open, end, opened } = server();
  const kept = keepSubscribed(open);
  end();
  kept.reopenIn(0);
  vi.advanceTimersByTime(60_000);
  expect(opened()).toBe(2);
});

test("once stopped nothing is open, and nothing opens", () => {
  const { open, end, opened, running } = server();
  const kept = keepSubscribed(open);
  end();
  kept.stop();
  vi.advanceTimersByTime(60_000);
  expect([opened(), running()]).toEqual([1, 0]);
});
