import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { createVisitLink } from "./visit-link";

test("what is asked while nobody is at the page says so, and nothing else does", async () => {
  let isPresent = true;
  const said: (string | null)[] = [];
  const answer = (_url: unknown, init?: RequestInit) => {
    said.push(new Headers(init?.headers).get("x-tokenledger-visit"));
    return Promise.resolve(Response.json({ data: { viewer: null } }));
  };
  const client = new ApolloClient({
    link: createVisitLink(() => isPresent).concat(new HttpLink({ uri: "http://localhost/graphql", fetch: answer })),
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  const ask = () => client.query({ query: parse("{ viewer }"), fetchPolicy: "no-cache" });
  await ask();
  isPresent = false;
  await ask();
  isPresent = true;
  await ask();
  expect(said).toEqual([null, "background", null]);
});
