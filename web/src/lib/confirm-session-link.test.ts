import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { Observable } from "rxjs";
import { describe, expect, test } from "vitest";
import { createConfirmSessionLink } from "./confirm-session-link";
import { toFault } from "./graphql-fault";

const REVOKE = parse("mutation Revoke { revoke }");
const NEEDS_CONFIRMATION = {
  errors: [{ message: "Confirm first.", extensions: { code: "FORBIDDEN", field: "session" } }],
};
const NO_RIGHT = { errors: [{ message: "You may not.", extensions: { code: "FORBIDDEN" } }] };
const DONE = { data: { revoke: true } };

/** A server that gives these answers one after the other, and a member who gives `confirms`. */
function setUp({ answers, confirms }: { answers: readonly ApolloLink.Result[]; confirms: boolean }) {
  const left = [...answers];
  const told: string[] = [];
  const server = new ApolloLink(() => {
    told.push("sent");
    return new Observable((observer) => {
      const answer = left.shift();
      if (answer !== undefined) observer.next(answer);
      observer.complete();
    });
  });
  const ask = (): Promise<boolean> => {
    told.push("asked");
    return Promise.resolve(confirms);
  };
  const client = new ApolloClient({
    link: createConfirmSessionLink(ask).concat(server),
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  return { told, revoke: () => client.mutate({ mutation: REVOKE }) };
}

describe("an act that needs a fresh session", () => {
  test("is sent once more after the member confirmed", async () => {
    const { told, revoke } = setUp({ answers: [NEEDS_CONFIRMATION, DONE], confirms: true });
    expect((await revoke()).data).toEqual({ revoke: true });
    expect(told).toEqual(["sent", "asked", "sent"]);
  });

  test("fails quietly and is not sent again when they do not", async () => {
    const { told, revoke } = setUp({ answers: [NEEDS_CONFIRMATION, DONE], confirms: false });
    await expect(revoke().catch((error: unknown) => toFault(error).kind)).resolves.toBe("not-confirmed");
    expect(told).toEqual(["sent", "asked"]);
  });

  test("is not asked about twice", async () => {
    const { told, revoke } = setUp({ answers: [NEEDS_CONFIRMATION, NEEDS_CONFIRMATION], confirms: true });
    await expect(revoke().catch((error: unknown) => toFault(error).kind)).resolves.toBe("forbidden");
    expect(told).toEqual(["sent", "asked", "sent"]);
  });

  test("is not asked about when it is a right that is missing", async () => {
    const { told, revoke } = setUp({ answers: [NO_RIGHT], confirms: true });
    await expect(revoke().catch((error: unknown) => toFault(error).kind)).resolves.toBe("forbidden");
    expect(told).toEqual(["sent"]);
  });
});
