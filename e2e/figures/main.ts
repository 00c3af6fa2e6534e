import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { ADMIN_EMAIL, ADMIN_PASSWORD } from "../support/credentials.ts";
import { findChromium } from "../support/find-chromium.ts";
import { giveCredentials } from "../support/sign-in.ts";
import { startProduct } from "../support/start-product.ts";
import { fillLedger } from "./fill-ledger.ts";
import { type Figure, isExceeded, tellFigure } from "./figure.ts";
import { DESKTOP, PHONE } from "./looks.ts";
import { measureFilterChanges, measureInteractions } from "./measure-interactions.ts";
import { measurePaint } from "./measure-paint.ts";
import { measureScripts } from "./measure-scripts.ts";

// The figures that the console has to keep, measured in a real browser. Ends with 1 when one is exceeded.

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    /** An installation that runs already, instead of one that is filled and thrown away. */
    url: { type: "string" },
    email: { type: "string", default: ADMIN_EMAIL },
    password: { type: "string", default: ADMIN_PASSWORD },
  },
});

const product = values.url === undefined ? await startProduct() : null;
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  if (product !== null) await fillLedger(product, Number(values.rows));
  const figures = await measure(values.url ?? product?.url ?? "");
  for (const figure of figures) process.stdout.write(`${tellFigure(figure)}\n`);
  const exceeded = figures.filter(isExceeded).length;
  process.stdout.write(`${figures.length - exceeded} within their budget, ${exceeded} exceeded\n`);
  process.exitCode = exceeded === 0 ? 0 : 1;
} finally {
  await browser.close();
  await product?.stop();
}

async function measure(url: string): Promise<readonly Figure[]> {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto(url);
  await giveCredentials(page, values);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  const state = await context.storageState();
  await context.close();
  return [
    ...(await measureScripts(browser, url, state)),
    ...(await measurePaint(browser, { url, state }, { look: DESKTOP, paint: 1_000 })),
    ...(await measurePaint(browser, { url, state }, { look: PHONE, paint: 3_000 })),
    ...(await measureInteractions(browser, { url, state })),
    ...(await measureFilterChanges(browser, { url, state })),
  ];
}
