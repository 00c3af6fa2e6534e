import { describe, expect, test } from "vitest";
import { clientLines, environmentLine } from "./client-lines";

const ORIGIN = "https://ledger.example";

/** How the lines name the server, in the words of each. */
const ADDRESSES = {
  node: `url: "${ORIGIN}"`,
  python: `"${ORIGIN}/v1/usage"`,
  curl: `curl ${ORIGIN}/v1/usage`,
  otel: `"${ORIGIN}/v1/traces"`,
};

describe("clientLines", () => {
  test.each(clientLines({ scopes: ["READ", "INGEST"], prefix: "tl_abcdef" }, ORIGIN))(
    "$client records at this server, and takes the secret from the environment",
    ({ client, lines }) => {
      expect(lines).toContain(ADDRESSES[client]);
      expect(lines).toContain("TOKENLEDGER_KEY");
    },
  );

  test.each(clientLines({ scopes: ["READ"], prefix: "tl_abcdef" }, ORIGIN))(
    "with a key that only reads $client asks, in three lines",
    ({ lines }) => {
      expect(lines.split("\n")).toHaveLength(3);
      expect(lines).toContain(`${ORIGIN}/graphql`);
      expect(lines).toContain("TOKENLEDGER_KEY");
    },
  );

  test("curl sends the same event again when it is tried again", () => {
    const key = { scopes: ["INGEST"], prefix: "tl_abcdef" } as const;
    const [first, second] = [clientLines(key, ORIGIN), clientLines(key, ORIGIN)];
    expect(first).toEqual(second);
    expect(first.find(({ client }) => client === "curl")?.lines).toContain('"id": "first-request-tl_abcdef"');
  });

  test("a key that only corrects has nothing harmless to try", () => {
    expect(clientLines({ scopes: ["ADMIN"], prefix: "tl_abcdef" }, ORIGIN)).toEqual([]);
  });
});

test("the line for the environment has the secret as a shell takes it", () => {
  expect(environmentLine("tl_abc-DEF_1")).toBe(" export TOKENLEDGER_KEY='tl_abc-DEF_1'");
});
