import type { Page } from "@playwright/test";

/** Asks the API as the member who is signed in on the page; throws what it refuses. */
export async function askServer(page: Page, query: string, variables: object): Promise<unknown> {
  const answer: unknown = await page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/graphql", { method: "POST", headers, body })).json();
  }, JSON.stringify({ query, variables }));
  if (typeof answer === "object" && answer !== null && "errors" in answer) throw new Error(JSON.stringify(answer));
  return answer;
}
