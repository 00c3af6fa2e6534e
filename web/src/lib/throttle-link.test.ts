import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { toFault, type Fault } from "./graphql-fault";
import { createThrottleLink } from "./throttle-link";

const SIGN_IN = parse("mutation SignIn { signIn }");
const REFUSED = { errors: [{ message: "Too many.", extensions: { code: "UNAVAILABLE" } }] };

/** What comes of an answer of the server with this status and these headers. */
async function faultOf(status: number, headers: Record<string, string>): Promise<Fault> {
  const answer = () => Promise.resolve(new Response(JSON.stringify(REFUSED), { status, headers }));
  const client = new ApolloClient({
    link: createThrottleLink().concat(new HttpLink({ uri: "http://localhost/graphql", fetch: answer })),
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  return client.mutate({ mutation: SIGN_IN }).then(() => Promise.reject(new Error("was not refused")), toFault);
}

describe("an answer that refuses because of too much", () => {
  test.each(["application/json", "application/graphql-response+json"])(
    "says when to try again, as %s",
    async (type) => {
      const fault = await faultOf(429, { "content-type": type, "retry-after": "90" });
      expect(fault).toMatchObject({ kind: "throttled", retryAfterSeconds: 90 });
    },
  );

  test("is told as one without a time where the server names none", async () => {
    const fault = await faultOf(429, { "content-type": "application/json" });
    expect(fault).toMatchObject({ kind: "throttled", retryAfterSeconds: null });
  });

  test("is told apart from a server that is away", async () => {
    const fault = await faultOf(503, { "content-type": "application/json", "retry-after": "5" });
    expect(fault).toMatchObject({ kind: "unavailable", retryAfterSeconds: null });
  });
});
