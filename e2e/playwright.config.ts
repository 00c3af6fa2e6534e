import { defineConfig } from "@playwright/test";
import { findChromium } from "./support/find-chromium.ts";

// Root may not use Chromium's sandbox; the rest keeps it from talking to anybody but the product.
const QUIET = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "journeys",
  outputDir: "../test-results/journeys",
  globalSetup: "./support/make-database.mjs",
  // Every file has a product of its own, and much of a journey is waiting; the machine may have two cores.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: "en-US",
    timezoneId: "Asia/Seoul",
    viewport: { width: 1440, height: 900 },
    // Of a journey that fails, run it again with `--trace on`: to trace them all costs the two cores a minute.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: await findChromium(), args: QUIET },
  },
});
