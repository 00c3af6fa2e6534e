import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchLate, type LateFailure } from "./fetch-late";

const notFetched = new TypeError("Failed to fetch dynamically imported module: http://localhost/assets/savings.js");
let browser: EventTarget;

function network(onLine: boolean): void {
  vi.stubGlobal("navigator", { onLine });
}

beforeEach(() => {
  browser = Object.assign(new EventTarget(), { location: { href: "http://localhost/savings" } });
  vi.stubGlobal("window", browser);
  vi.useFakeTimers();
  // A real one answers in its own time, which fake timers do not wait for.
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch")));
  network(true);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("fetchLate", () => {
  test("asks for nothing while there is no network, and fetches when it is back", async () => {
    network(false);
    const load = vi.fn<() => Promise<string>>(() => Promise.resolve("page"));
    const onFailure = vi.fn<(failure: LateFailure) => void>();
    const code = fetchLate(load, onFailure);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).not.toHaveBeenCalled();
    expect(onFailure).toHaveBeenCalledExactlyOnceWith({ isOnline: false, needsReload: false });
    network(true);
    browser.dispatchEvent(new Event("online"));
    await expect(code).resolves.toBe("page");
  });

  test.each(["online", "pointerdown", "keydown"])("tries again at %s", async (reason) => {
    const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(notFetched).mockResolvedValueOnce("menu");
    const code = fetchLate(load);
    await vi.advanceTimersByTimeAsync(0);
    browser.dispatchEvent(new Event(reason));
    await expect(code).resolves.toBe("menu");
  });

  test("tries again by itself, also for a style sheet that did not come", async () => {
    const noStyles = new Error("Unable to preload CSS for /assets/users.css");
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(notFetched)
      .mockRejectedValueOnce(noStyles)
      .mockResolvedValueOnce("page");
    const onFailure = vi.fn<(failure: LateFailure) => void>();
    const code = fetchLate(load, onFailure);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(code).resolves.toBe("page");
    expect(onFailure).toHaveBeenCalledTimes(2);
  });

  test.each([
    { server: "answers", ok: true, needsReload: true },
    { server: "does not answer", ok: false, needsReload: false },
  ])("what fails twice while the server $server: needs a reload: $needsReload", async ({ ok, needsReload }) => {
    vi.stubGlobal("fetch", () => (ok ? Promise.resolve(new Response()) : Promise.reject(new TypeError("fetch"))));
    const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(notFetched).mockRejectedValueOnce(notFetched);
    const onFailure = vi.fn<(failure: LateFailure) => void>();
    void fetchLate(load.mockResolvedValue("page"), onFailure);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onFailure.mock.calls).toEqual([[{ isOnline: true, needsReload: false }], [{ isOnline: true, needsReload }]]);
  });

  test("code that came and fails when it runs is no matter of the network", async () => {
    const fault = new TypeError("undefined is not a function");
    await expect(fetchLate(() => Promise.reject(fault))).rejects.toBe(fault);
  });
});
