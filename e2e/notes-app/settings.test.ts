import { describe, expect, test } from "vitest";
import { readSettings } from "./settings.ts";

describe("the settings of the notes app", () => {
  test("are a key and else what npm start listens on", () => {
    expect(readSettings(["--key", "tl_a"], {})).toEqual({
      url: "http://127.0.0.1:4000",
      key: "tl_a",
      port: 4100,
      geminiApiKey: null,
    });
  });

  test("come from the environment where nothing was typed", () => {
    const env = { TOKENLEDGER_URL: "http://ledger:4000", TOKENLEDGER_KEY: "tl_env", GEMINI_API_KEY: "g" };
    expect(readSettings([], env)).toMatchObject({ url: "http://ledger:4000", key: "tl_env", geminiApiKey: "g" });
    expect(readSettings(["--key", "tl_typed", "--url", "https://other"], env)).toMatchObject({
      url: "https://other",
      key: "tl_typed",
    });
  });

  test.each([
    { name: "no key", args: [], fault: /An API key is missing: .*--key.*TOKENLEDGER_KEY/ },
    {
      name: "an address without a protocol",
      args: ["--key", "a", "--url", "localhost:4000"],
      fault: /"localhost:4000".*--url/,
    },
    { name: "a port that is none", args: ["--key", "a", "--port", "http"], fault: /"http".*--port/ },
    { name: "an option that there is not", args: ["--key", "a", "--uri", "b"], fault: /--uri/ },
  ])("with $name say what is missing", ({ args, fault }) => {
    expect(() => readSettings(args, {})).toThrow(fault);
  });
});
