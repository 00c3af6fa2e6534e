import { ApolloClient, ApolloLink, InMemoryCache, type TypedDocumentNode } from "@apollo/client";
import { parse } from "graphql";
import { Observable } from "rxjs";
import { expect, test } from "vitest";
import { mutatePrivately } from "./mutate-privately";

interface Answer {
  reveal: { __typename: "AppUser"; id: string; externalId: string };
}

const REVEAL: TypedDocumentNode<Answer, { id: string; reason: string }> = parse(
  "mutation Reveal($id: ID!, $reason: String!) { reveal(id: $id, reason: $reason) { __typename id externalId } }",
);
const ANSWER: Answer = { reveal: { __typename: "AppUser", id: "7", externalId: "minji-4711" } };

function setUp() {
  const server = new ApolloLink(
    () =>
      new Observable((observer) => {
        observer.next({ data: ANSWER });
        observer.complete();
      }),
  );
  return new ApolloClient({
    link: server,
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
}

test("what was asked and answered is told to the caller and to nobody else", async () => {
  const client = setUp();
  const answer = await mutatePrivately(client, REVEAL, { id: "7", reason: "Support request 12" });
  expect(answer?.reveal.externalId).toBe("minji-4711");
  const kept = JSON.stringify(client.cache.extract());
  expect(kept).not.toContain("minji-4711");
  expect(kept).not.toContain("Support request");
});
