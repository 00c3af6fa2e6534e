import { afterEach, expect, test, vi } from "vitest";
import { readPreference, writePreference } from "./preference";

/** As much of a browser's storage as is used. @param refused what throws, as in a private window */
function setUp(refused: "all" | "writing" | "nothing") {
  const kept = new Map<string, string>();
  const refuse = (isRefused: boolean): void => {
    if (isRefused) throw new Error("The operation is insecure.");
  };
  const localStorage = {
    getItem: (name: string) => (refuse(refused === "all"), kept.get(name) ?? null),
    setItem: (name: string, value: string) => (refuse(refused !== "nothing"), void kept.set(name, value)),
    removeItem: (name: string) => (refuse(refused !== "nothing"), void kept.delete(name)),
  };
  vi.stubGlobal("window", { localStorage });
  return kept;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each(["all", "writing", "nothing"] as const)("a choice holds while the page is open: refused is %s", (refused) => {
  setUp(refused);
  writePreference("notice", "read");
  expect(readPreference("notice")).toBe("read");
  writePreference("notice", null);
  expect(readPreference("notice")).toBeNull();
});

test("what could be kept at last is read from where it is kept", () => {
  setUp("writing");
  writePreference("notice", "read");
  const kept = setUp("nothing");
  writePreference("notice", "read again");
  expect(kept.get("notice")).toBe("read again");
  kept.set("notice", "chosen in another window");
  expect(readPreference("notice")).toBe("chosen in another window");
});
