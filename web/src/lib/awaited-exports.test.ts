import { expect, test, vi } from "vitest";
import { awaitAs, awaitedExports, awaitExport, forgetAwaited } from "./awaited-exports";

test("each member awaits their own exports, also after another was signed in", () => {
  const kept = new Map<string, string>();
  vi.stubGlobal("window", {
    localStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
      removeItem: (name: string) => kept.delete(name),
    },
  });
  awaitExport("3"); // before it was known who looks
  awaitAs("1");
  awaitExport("4");
  expect(awaitedExports.get()).toBe("3 4");
  awaitAs("2");
  expect(awaitedExports.get()).toBeNull();
  awaitExport("5");
  awaitAs("1");
  expect(awaitedExports.get()).toBe("3 4");
  forgetAwaited(["3"]);
  awaitAs("2");
  awaitAs("1");
  expect(awaitedExports.get()).toBe("4");
});
