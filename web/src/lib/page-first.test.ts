import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type * as PageFirst from "./page-first";

let browser: EventTarget;
let pageFirst: typeof PageFirst;

beforeEach(async () => {
  browser = new EventTarget();
  vi.stubGlobal("window", browser);
  vi.stubGlobal("document", { visibilityState: "hidden" });
  vi.useFakeTimers();
  // Whether the page is ready belongs to the document: each test opens one of its own.
  vi.resetModules();
  pageFirst = await import("./page-first");
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function loader() {
  return vi.fn<() => Promise<string>>(() => Promise.resolve("menu"));
}

describe("afterFirstPage", () => {
  test("lets the page come first, and no timer runs on once it has", async () => {
    const load = loader();
    const code = pageFirst.afterFirstPage(load);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(load).not.toHaveBeenCalled();
    pageFirst.pageIsReady();
    await expect(code).resolves.toBe("menu");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits for no page that is ready already", async () => {
    pageFirst.pageIsReady();
    await expect(pageFirst.afterFirstPage(loader())).resolves.toBe("menu");
  });

  test("waits three seconds at most for a page that does not become ready", async () => {
    const load = loader();
    void pageFirst.afterFirstPage(load);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(load).toHaveBeenCalledOnce();
  });

  test.each(["pointerdown", "keydown", "focusin"])("fetches at once at %s, and once", async (act) => {
    const load = loader();
    const code = pageFirst.afterFirstPage(load);
    browser.dispatchEvent(new Event(act));
    await expect(code).resolves.toBe("menu");
    browser.dispatchEvent(new Event(act));
    pageFirst.pageIsReady();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(load).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
