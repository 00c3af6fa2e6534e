import type { Page } from "@playwright/test";

/** Collects what the browser complains about from now on; a journey ends with expecting nothing. */
export function watchConsole(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}
