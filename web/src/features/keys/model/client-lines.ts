import type { ApiKeyScope } from "../../../lib/graphql/graphql";

/** OpenTelemetry has no door here yet, so it has no lines either. */
export const CLIENTS = ["curl", "node", "python"] as const;
export type Client = (typeof CLIENTS)[number];

interface Door {
  path: string;
  body: object;
}

/** What a key can be tried with: a first event, or else a first question; null when its scopes allow neither. */
export function doorOf(scopes: readonly ApiKeyScope[], eventId: string): Door | null {
  if (scopes.includes("INGEST")) {
    const event = { id: eventId, provider: "google", model: "gemini-2.5-flash", inputTokens: 1200, outputTokens: 180 };
    return { path: "/v1/usage", body: event };
  }
  if (!scopes.includes("READ")) return null;
  return { path: "/graphql", body: { query: '{ usageTotals(filter: {range: {preset: "7d"}}) { requests } }' } };
}

/** The secret in the shell that runs the lines. A space before it keeps it out of most histories. */
export function environmentLine(secret: string): string {
  return ` export TOKENLEDGER_KEY='${secret}'`;
}

/** Three lines that work as they stand; the secret comes from the environment, where it belongs. */
export function clientLines(client: Client, origin: string, { path, body }: Door): string {
  const url = `${origin}${path}`;
  const json = JSON.stringify(body);
  switch (client) {
    case "curl":
      return `curl ${url} \\
  -H "Authorization: Bearer $TOKENLEDGER_KEY" -H "Content-Type: application/json" \\
  -d '${json}'`;
    case "node":
      return `const headers = { Authorization: \`Bearer \${process.env.TOKENLEDGER_KEY}\`, "Content-Type": "application/json" };
const body = JSON.stringify(${json});
console.log(await (await fetch("${url}", { method: "POST", headers, body })).json());`;
    case "python":
      return `import json, os, urllib.request as http
headers = {"Authorization": "Bearer " + os.environ["TOKENLEDGER_KEY"], "Content-Type": "application/json"}
print(http.urlopen(http.Request("${url}", json.dumps(${json}).encode(), headers)).read().decode())`;
  }
}
