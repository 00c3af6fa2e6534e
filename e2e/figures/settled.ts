import type { Page, Request } from "@playwright/test";

/** Times in a row that nothing may be found to do: a key leads to a paint, that to a question, and its answer to a paint. */
const STILL = 3;

/**
 * A wait until nothing that was asked is unanswered and the browser has nothing left to draw, which is when
 * somebody who looks presses again. (Playwright waits for its `networkidle` once in a document, and never again.)
 */
export function followUnrest(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  page.on("request", (request) => asked.add(request));
  page.on("requestfinished", (request) => asked.delete(request));
  page.on("requestfailed", (request) => asked.delete(request));
  return async () => {
    for (let still = 0; still < STILL;) {
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      still = asked.size === 0 ? still + 1 : 0;
    }
  };
}
