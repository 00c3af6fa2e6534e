import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelSlowQuestions, createCancelLink } from "./cancel-link";
import { toFault } from "./graphql-fault";

const QUESTION = parse("query Overview { requests }");
const CHANGE = parse("mutation Rename { rename }");

/** A client whose server takes questions and does not answer before `answer` is called. */
function slowServer() {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const asked = Promise.withResolvers<AbortSignal>();
  const client = new ApolloClient({
    link: createCancelLink().concat(
      new HttpLink({
        uri: "http://localhost/graphql",
        fetch: (_, request) => {
          if (request?.signal) asked.resolve(request.signal);
          return promise;
        },
      }),
    ),
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  const answer = (data: object) =>
    resolve(new Response(JSON.stringify({ data }), { headers: { "content-type": "application/json" } }));
  return { client, asked: asked.promise, answer };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

describe("questions that nobody wants to wait for any longer", () => {
  test("end with a fault that says so, and their request with them", async () => {
    const { client, asked } = slowServer();
    const ended = client.query({ query: QUESTION });
    const signal = await asked;
    wait(8);
    cancelSlowQuestions();
    expect(toFault((await ended).error)).toMatchObject({ kind: "cancelled" });
    expect(signal.aborted).toBe(true);
  });

  test("leave what was only just asked alone", async () => {
    const { client, asked, answer } = slowServer();
    const ended = client.query({ query: QUESTION });
    await asked;
    wait(1);
    cancelSlowQuestions();
    answer({ requests: 1 });
    expect((await ended).data).toEqual({ requests: 1 });
  });

  test("leave what is being changed alone", async () => {
    const { client, asked, answer } = slowServer();
    const changed = client.mutate({ mutation: CHANGE });
    await asked;
    wait(8);
    cancelSlowQuestions();
    answer({ rename: true });
    expect((await changed).data).toEqual({ rename: true });
  });
});
