import type { Browser, BrowserContext, Page } from "@playwright/test";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A kind of machine that the console is looked at with. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** How many times slower than this one its processor is. */
  readonly slowdown: number;
  /** Null: as fast as this machine talks to itself. */
  readonly network: { readonly bitsPerSecond: number; readonly latencyMs: number } | null;
}

export const DESKTOP: Look = { name: "1440x900", width: 1440, height: 900, slowdown: 1, network: null };
export const PHONE: Look = {
  name: "390x844, 4x slower, 1.6 Mbit/s",
  width: 390,
  height: 844,
  slowdown: 4,
  network: { bitsPerSecond: 1_600_000, latencyMs: 150 },
};

/** A signed-in page with nothing in its cache. */
export async function openLook(browser: Browser, look: Look, storageState: StorageState): Promise<Page> {
  const { width, height, slowdown, network } = look;
  const context = await browser.newContext({ storageState, viewport: { width, height }, locale: "en-US" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  if (network !== null) {
    const bytesPerSecond = network.bitsPerSecond / 8;
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  }
  return page;
}

export type { StorageState };
