import type { Locator, Page } from "@playwright/test";

/** As many stops as a page may have before what is looked for. */
const MOST_STOPS = 120;

/** Presses Tab until something has the focus, as somebody without a mouse does; throws when no way leads there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${target.toString()}`);
}
