import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { beforeEach, expect, test, vi } from "vitest";
import { fetchUnlessAsked, forgetEarlyAnswers } from "./early-answers";

const fetched = vi.fn<() => Promise<Response>>(() => Promise.resolve(new Response("later")));
const asked = (body: string) => fetchUnlessAsked("/graphql", { method: "POST", body });
const textOf = async (answer: Promise<Response>) => (await answer).text();

beforeEach(() => {
  fetched.mockClear();
  vi.stubGlobal("fetch", fetched);
  // The page is young, however long the worker runs.
  vi.stubGlobal("performance", { now: () => 100 });
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

test("what was asked before something changed, as who is signed in, is of no use after it", async () => {
  const early = new Map([["who", Promise.resolve(new Response("early"))]]);
  vi.stubGlobal("window", { earlyAnswers: early, navigator: { userAgent: "" } });
  fetched.mockImplementationOnce(() => Promise.resolve(Response.json({ data: { enter: true } })));
  const client = new ApolloClient({
    link: forgetEarlyAnswers.concat(new HttpLink({ uri: "/graphql", fetch: fetchUnlessAsked })),
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  const mutation = parse("mutation Enter($password: String!) { enter(password: $password) }");
  await client.mutate({ mutation, variables: { password: "a secret" } });
  expect(window.earlyAnswers).toBeUndefined();
  expect(await textOf(asked("who"))).toBe("later");
});
