import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds that would keep somebody from using the page, as rule and place. */
export async function findSeriousFaults(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
    // The announcer of the component library points at what it spoke of for seconds after that has left the page.
    .exclude("[data-live-announcer]")
    // Only frames of other origins need the other mode, which opens a page for the verdict; the console has no frames.
    .setLegacyMode()
    // Every rule is asked; of those that are kept it does not describe every element that keeps them.
    .options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
