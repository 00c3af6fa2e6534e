import type { Browser, Page } from "@playwright/test";
import type { Figure } from "./figure.ts";
import { DESKTOP, openLook, type StorageState } from "./looks.ts";
import { observe } from "./observe.ts";
import { median, quantile } from "./quantile.ts";
import { followUnrest } from "./settled.ts";

/** Rounds of the same steps; the first also loads what comes later, as it does for everybody. */
const ROUNDS = 3;
const CHANGES = 20;
/** In turn, so that every choice is a change. */
const RANGE_KEYS = ["t", "y", "w", "m"];

interface SignedIn {
  readonly url: string;
  readonly state: StorageState;
}

/** From pressing to the paint that answers it: the worst step, median of the rounds, as the browser times events. */
export async function measureInteractions(browser: Browser, signedIn: SignedIn): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [slowdown, budget] of [
    [1, 100],
    [4, 200],
  ] as const) {
    const page = await openLook(browser, { ...DESKTOP, slowdown }, signedIn.state);
    await observe(page);
    const settled = followUnrest(page);
    await page.goto(signedIn.url);
    const worst: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.evaluate(() => window.figures.interactions.splice(0));
      await useConsole(page, settled);
      const times = await page.evaluate(() => window.figures.interactions);
      worst.push(Math.max(0, ...times));
    }
    await page.context().close();
    figures.push({
      name: `worst interaction, processor ${slowdown}x slower`,
      measured: median(worst),
      budget,
      unit: "ms",
    });
  }
  return figures;
}

/** What people do all day: other meters and ranges, the table, a list, a request, and back. */
async function useConsole(page: Page, settled: () => Promise<void>): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await settled();
  for (const key of ["v", "v", "x", "x", ...RANGE_KEYS]) {
    await page.keyboard.press(key);
    await settled();
  }
  for (const name of [/^Tokens/, /^Cost/]) {
    await page.getByRole("button", { name }).first().click();
    await settled();
  }
  for (const [first, second, title] of [
    ["g", "u", "App users"],
    ["g", "r", "Requests"],
    ["g", "o", "Overview"],
  ] as const) {
    await page.keyboard.press(first);
    await page.keyboard.press(second);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await settled();
  }
}

/** From choosing another range to the numbers of that range on the screen. */
export async function measureFilterChanges(browser: Browser, { url, state }: SignedIn): Promise<Figure[]> {
  const page = await openLook(browser, DESKTOP, state);
  const settled = followUnrest(page);
  await page.goto(`${url}/?range=90d`);
  await settled();
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('"Overview"') === true);
    const startedAt = performance.now();
    await page.keyboard.press(RANGE_KEYS[change % RANGE_KEYS.length] ?? "t");
    await (await answered).finished();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    times.push(performance.now() - startedAt);
    await settled();
  }
  await page.context().close();
  return [
    {
      name: "another range until its numbers are shown, p95",
      measured: quantile(times, 0.95),
      budget: 500,
      unit: "ms",
    },
  ];
}
