import type { Browser, Page } from "@playwright/test";
import type { Figure } from "./figure.ts";
import { type Look, openLook, type StorageState } from "./looks.ts";
import { observe } from "./observe.ts";
import { median } from "./quantile.ts";

const OPENINGS = 5;

export interface PaintBudget {
  readonly look: Look;
  /** Milliseconds until the largest thing on the page is painted. */
  readonly paint: number;
}

/** How soon an Overview with nothing in its cache shows its largest element, how much moves after, and what it asks. */
export async function measurePaint(
  browser: Browser,
  { url, state }: { readonly url: string; readonly state: StorageState },
  { look, paint }: PaintBudget,
): Promise<Figure[]> {
  const openings = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const page = await openLook(browser, look, state);
    openings.push(await openOnce(page, url));
    await page.context().close();
  }
  return [
    {
      name: `largest paint of the Overview, ${look.name}`,
      measured: median(openings.map(({ paint: painted }) => painted)),
      budget: paint,
      unit: "ms",
    },
    {
      name: `layout shift of the Overview, ${look.name}`,
      measured: median(openings.map(({ shift }) => shift)),
      budget: 0.02,
      unit: "",
    },
    {
      name: `questions of the first Overview, ${look.name}`,
      measured: Math.max(...openings.map(({ asked }) => asked.length)),
      budget: 4,
      unit: "operations",
    },
    {
      name: `questions asked twice, ${look.name}`,
      measured: Math.max(...openings.map(({ asked }) => asked.length - new Set(asked).size)),
      budget: 0,
      unit: "operations",
    },
  ];
}

async function openOnce(page: Page, url: string) {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!request.url().endsWith("/graphql") || request.method() !== "POST") return;
    const { operationName, variables } = request.postDataJSON() as { operationName: string; variables: unknown };
    if (!NOT_OF_THE_PAGE.has(operationName)) asked.push(`${operationName} ${JSON.stringify(variables)}`);
  });
  await observe(page);
  // Who looks for an element before it is there has the page run its own scripts: 100 ms on a slow processor.
  await page.goto(url, { waitUntil: "networkidle" });
  // The network is idle before the numbers are there, too.
  await page.locator("figcaption").first().waitFor();
  await page.waitForLoadState("networkidle");
  const { paint, shift } = await page.evaluate(() => window.figures);
  return { paint, shift, asked };
}

/** Who is signed in and how they like it: asked once, whatever the page. */
const NOT_OF_THE_PAGE = new Set(["CurrentViewer", "ConsoleSettings"]);
