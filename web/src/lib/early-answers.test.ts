import { beforeEach, expect, test, vi } from "vitest";
import { fetchUnlessAsked } from "./early-answers";

const fetched = vi.fn<() => Promise<Response>>(() => Promise.resolve(new Response("later")));
const asked = (body: string) => fetchUnlessAsked("/graphql", { method: "POST", body });
const textOf = async (answer: Promise<Response>) => (await answer).text();

beforeEach(() => {
  fetched.mockClear();
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("window", { earlyAnswers: new Map([["who", Promise.resolve(new Response("early"))]]) });
});

test("what the page asked early is not asked again", async () => {
  expect(await textOf(asked("who"))).toBe("early");
  expect(fetched).not.toHaveBeenCalled();
});

test("an early answer is taken once, so that asking again asks the server", async () => {
  await asked("who");
  expect(await textOf(asked("who"))).toBe("later");
});

test("another question is asked, and is known to be", async () => {
  expect(await textOf(asked("what"))).toBe("later");
  expect(window.earlyAnswers?.get("what")).toBeNull();
});

test("half a minute after the page began an early answer counts no longer", async () => {
  vi.stubGlobal("performance", { now: () => 30_001 });
  expect(await textOf(asked("who"))).toBe("later");
});
