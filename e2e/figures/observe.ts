import type { Page } from "@playwright/test";

declare global {
  interface Window {
    figures: {
      /** Milliseconds from the navigation to the largest element's paint. */
      paint: number;
      /** Sum of layout shifts that nobody caused. */
      shift: number;
      /** Milliseconds from each press to the paint that answered it; short ones are not told by the browser. */
      interactions: number[];
    };
  }
}

/** Writes down what the browser notices, from before the first script on. */
export async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const figures: Window["figures"] = { paint: 0, shift: 0, interactions: [] };
    window.figures = figures;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.entryType === "largest-contentful-paint") figures.paint = entry.startTime;
        if (entry.entryType === "layout-shift") {
          const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
          if (!hadRecentInput) figures.shift += value;
        }
        if (entry.entryType === "event") {
          const { interactionId } = entry as PerformanceEntry & { interactionId: number };
          if (interactionId > 0) figures.interactions.push(entry.duration);
        }
      }
    });
    observer.observe({ type: "largest-contentful-paint", buffered: true });
    observer.observe({ type: "layout-shift", buffered: true });
    const events = { type: "event", buffered: true, durationThreshold: 16 };
    observer.observe(events);
  });
}
