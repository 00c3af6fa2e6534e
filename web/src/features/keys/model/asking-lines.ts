/** A question in one line of GraphQL, for keys that may not record. */
const QUESTION = '{ usageTotals(filter: {range: {preset: "7d"}}) { requests } }';

export const ASKERS = ["node", "python", "curl"] as const;
export type Asker = (typeof ASKERS)[number];

/** Three lines that ask as they stand; the secret comes from the environment. */
export function askingLines(asker: Asker, origin: string): string {
  const url = `${origin}/graphql`;
  const json = JSON.stringify({ query: QUESTION });
  switch (asker) {
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
