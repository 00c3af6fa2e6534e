import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import type { Figure } from "./figure.ts";
import { DESKTOP, openLook, type StorageState } from "./looks.ts";

const ASSETS = fileURLToPath(new URL("../../web/dist/assets/", import.meta.url));
const KILOBYTE = 1024;
/** Every page of the rail and of the settings; those behind an id share the chunks of their lists. */
const ROUTES = [
  "/",
  "/users",
  "/requests",
  "/savings",
  "/prices",
  "/prices/recost",
  "/prices/what-if",
  "/prices/radar",
  "/prices/lab",
  "/audit",
  "/settings/members",
  "/settings/keys",
  "/settings/general",
  "/settings/me",
];

/** What pages load before anybody touches them, as files compressed with gzip at level 9. */
export async function measureScripts(browser: Browser, url: string, state: StorageState): Promise<Figure[]> {
  const sizes = await sizesOf();
  const byRoute = new Map<string, readonly string[]>();
  for (const route of ROUTES) {
    const page = await openLook(browser, DESKTOP, state);
    byRoute.set(route, await assetsOf(page, `${url}${route}`));
    await page.context().close();
  }
  const kilobytes = (files: readonly string[], ending: string) =>
    files.reduce((sum, file) => (file.endsWith(ending) ? sum + (sizes.get(file) ?? Number.NaN) : sum), 0) / KILOBYTE;
  const overview = byRoute.get("/") ?? [];
  const [heaviest = { route: "none", size: Number.NaN }] = ROUTES.filter((route) => route !== "/")
    .map((route) => ({ route, size: kilobytes(ownFiles(byRoute, route), ".js") }))
    .toSorted((a, b) => b.size - a.size);
  return [
    {
      name: "scripts that every page waits for",
      measured: kilobytes(await entryScripts(), ".js"),
      budget: 240,
      unit: "KB",
    },
    { name: "styles of the Overview", measured: kilobytes(overview, ".css"), budget: 20, unit: "KB" },
    {
      name: "all scripts of the Overview before interaction",
      measured: kilobytes(overview, ".js"),
      budget: 330,
      unit: "KB",
    },
    {
      name: `scripts of one other page alone, the most: ${heaviest.route}`,
      measured: heaviest.size,
      budget: 40,
      unit: "KB",
    },
  ];
}

/** Files that no other page loads. */
function ownFiles(byRoute: ReadonlyMap<string, readonly string[]>, route: string): readonly string[] {
  return (byRoute.get(route) ?? []).filter((file) =>
    [...byRoute].every(([other, files]) => other === route || !files.includes(file)),
  );
}

async function sizesOf(): Promise<ReadonlyMap<string, number>> {
  const files = await readdir(ASSETS);
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, gzipSync(await readFile(`${ASSETS}${file}`), { level: 9 }).length] as const),
    ),
  );
}

/** Scripts that the page itself runs; others it names are fetched early and belong to one page. */
async function entryScripts(): Promise<readonly string[]> {
  const page = await readFile(`${ASSETS}../index.html`, "utf8");
  return [...page.matchAll(/src="\/assets\/([\w.-]+\.js)"/g)].map(([, file]) => file ?? "");
}

async function assetsOf(page: Page, url: string): Promise<readonly string[]> {
  const files = new Set<string>();
  page.on("request", (request) => {
    const file = /\/assets\/([^/?]+)$/.exec(request.url())?.[1];
    if (file !== undefined) files.add(file);
  });
  await page.goto(url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  return [...files];
}
