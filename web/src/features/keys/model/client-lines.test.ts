import { describe, expect, test } from "vitest";
import { CLIENTS, clientLines, doorOf, environmentLine } from "./client-lines";

const ORIGIN = "https://ledger.example";

describe("doorOf", () => {
  test("a key that records is tried with an event", () => {
    expect(doorOf(["READ", "INGEST"], "first")).toMatchObject({ path: "/v1/usage", body: { id: "first" } });
  });

  test("a key that only reads is tried with a question", () => {
    expect(doorOf(["READ"], "first")).toMatchObject({ path: "/graphql" });
  });

  test("a key that only corrects has nothing harmless to try", () => {
    expect(doorOf(["ADMIN"], "first")).toBeNull();
  });
});

describe("clientLines", () => {
  const door = { path: "/v1/usage", body: { id: "first" } };

  test.each(CLIENTS)("%s says it in three lines, and takes the secret from the environment", (client) => {
    const lines = clientLines(client, ORIGIN, door);
    expect(lines.split("\n")).toHaveLength(3);
    expect(lines).toContain(`${ORIGIN}/v1/usage`);
    expect(lines).toContain("TOKENLEDGER_KEY");
    expect(lines).toContain('{"id":"first"}');
  });

  test("the secret is in one line, which a shell leaves out of its history", () => {
    expect(environmentLine("tl_abc")).toBe(" export TOKENLEDGER_KEY='tl_abc'");
  });
});
