import { expect, type Page } from "@playwright/test";
import { findSeriousFaults } from "./find-serious-faults.ts";

/** The same once nothing is being asked anew: what is old is pale for that moment, on purpose. */
export async function findFaultsAtRest(page: Page): Promise<readonly string[]> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  return findSeriousFaults(page);
}
