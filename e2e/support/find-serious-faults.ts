import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds that would keep somebody from using the page, as rule and place. */
export async function findSeriousFaults(page: Page): Promise<readonly string[]> {
  // The announcer of the component library points at what it spoke of for seconds after that has left the page.
  const { violations } = await new AxeBuilder({ page }).exclude("[data-live-announcer]").analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
