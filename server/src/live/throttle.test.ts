import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Throttle } from "./throttle.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A throttle of 100 ms, and when its task began. */
function openThrottle(takesMs = 0) {
  const starts: number[] = [];
  const openedAt = performance.now();
  const throttle = new Throttle(100, async () => {
    starts.push(performance.now() - openedAt);
    if (takesMs === 0) return;
    await new Promise((resolve) => {
      setTimeout(resolve, takesMs);
    });
  });
  return { throttle, starts };
}

describe("a throttle", () => {
  test("runs at once after silence, and then once per period however often it is asked", async () => {
    const { throttle, starts } = openThrottle();
    for (let asked = 0; asked < 250; asked += 1) {
      throttle.request();
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(starts).toEqual([0, 100, 200]);
  });

  test("runs once more for what was asked meanwhile, and then no more", async () => {
    const { throttle, starts } = openThrottle();
    throttle.request();
    await vi.advanceTimersByTimeAsync(10);
    throttle.request();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(starts).toEqual([0, 100]);
  });

  test("may begin again at once after a task that only waited", async () => {
    const { throttle, starts } = openThrottle(5_000);
    while (starts.length < 2) {
      throttle.request();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(starts[1]).toBeGreaterThanOrEqual(5_000);
    expect(starts[1]).toBeLessThan(5_400);
  });

  test("rests twice as long as a task kept the processor", async () => {
    vi.useRealTimers();
    const starts: number[] = [];
    const throttle = new Throttle(1, async () => {
      starts.push(performance.now());
      const before = process.cpuUsage();
      while (process.cpuUsage(before).user < 30_000);
    });
    throttle.request();
    await vi.waitFor(() => expect(starts).toHaveLength(1));
    throttle.request();
    await vi.waitFor(() => expect(starts).toHaveLength(2));
    await throttle.stop();
    const [first = 0, second = 0] = starts;
    expect(second - first).toBeGreaterThanOrEqual(89);
  });

  test("runs nothing after it was stopped, and waits for what ran", async () => {
    const { throttle, starts } = openThrottle(50);
    throttle.request();
    await vi.advanceTimersByTimeAsync(10);
    throttle.request();
    let isStopped = false;
    void throttle.stop().then(() => {
      isStopped = true;
      return null;
    });
    await vi.advanceTimersByTimeAsync(30);
    expect(isStopped).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    throttle.request();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([isStopped, starts]).toEqual([true, [0]]);
  });
});
