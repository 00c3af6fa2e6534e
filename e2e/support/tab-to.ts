import { expect, type Locator, type Page } from "@playwright/test";

const MOST_STOPS = 120;

/** Reaches an element as somebody without a mouse does; fails when the page has no way to it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}
