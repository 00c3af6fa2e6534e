import { parseArgs } from "node:util";

export interface Settings {
  /** Where Tokenledger listens. */
  readonly url: string;
  /** An API key of it with the scope `ingest`. */
  readonly key: string;
  /** Where the app listens on 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  /** A key of Google's; null to talk to the local Gemini that comes along. */
  readonly geminiApiKey: string | null;
}

const PORT = "4100";

/**
 * What was typed goes before what the environment says.
 *
 * @throws Error that names what is missing or wrong, and how to say it
 */
export function readSettings(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: "string" }, key: { type: "string" }, port: { type: "string" } },
  });
  const url = values.url ?? (env["TOKENLEDGER_URL"] || "http://127.0.0.1:4000");
  const key = values.key ?? env["TOKENLEDGER_KEY"] ?? "";
  const port = Number(values.port ?? PORT);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error(`The address of Tokenledger is "${url}"; one such as http://127.0.0.1:4000 was expected (--url).`);
  }
  if (key === "") {
    throw new Error(
      "An API key is missing: npm run notes-app -- --key tl_…, or TOKENLEDGER_KEY in the environment. " +
        "The first start of Tokenledger printed one; API keys → New key makes another.",
    );
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`The port is "${values.port}"; a number from 0 to 65535 was expected (--port).`);
  }
  return { url, key, port, geminiApiKey: env["GEMINI_API_KEY"] || null };
}
