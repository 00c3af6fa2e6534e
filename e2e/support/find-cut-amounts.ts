import type { Page } from "@playwright/test";

/** Amounts of money that leave their card, or of which a part is cut off, as the page is now; and a page that scrolls sideways. */
export function findCutAmounts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!/[₩$]\s?\d/.test(node.textContent ?? "")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      for (
        let around = node.parentElement;
        around !== null && around.tagName !== "MAIN";
        around = around.parentElement
      ) {
        const { clipPath, overflowX, display } = getComputedStyle(around);
        // Hidden from sight, or reached by scrolling.
        if (clipPath !== "none" || overflowX === "auto" || overflowX === "scroll") break;
        if (display.startsWith("inline")) continue;
        const box = around.getBoundingClientRect();
        if (right > box.right + 1 || left < box.left - 1) {
          found.push(
            `${node.textContent}: ${Math.round(right - box.right)} px beyond ${around.tagName}.${around.className}`,
          );
          break;
        }
      }
    }
    return found;
  });
}
