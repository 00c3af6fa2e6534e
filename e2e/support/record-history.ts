import { createTokenledger } from "@tokenledger/client";
import { BOOTSTRAP_API_KEY } from "./credentials.ts";
import type { Product } from "./start-product.ts";

const DAY_MS = 86_400_000;
const DAYS = 63;
/** Not today, and of the last 30 days. */
const ODD_DAY = 3;
const USERS = ["minji", "junho", "seoyeon"] as const;
const EVENT = { provider: "google", feature: "summary", inputTokens: 10_000 } as const;

/**
 * Nine weeks of the same few requests a day up to now, and one day on which one app user spent ten times
 * as much as all of them usually do.
 */
export async function recordHistory({ url }: Product): Promise<void> {
  const ledger = createTokenledger({ url, key: BOOTSTRAP_API_KEY });
  const nowMs = Date.now();
  const usual = Array.from({ length: DAYS }, (_, day) =>
    USERS.flatMap((userId, index) => [
      {
        ...EVENT,
        id: `flash ${day} ${userId}`,
        model: "gemini-2.5-flash",
        userId,
        time: at(day),
        outputTokens: 100_000,
      },
      {
        ...EVENT,
        id: `pro ${day} ${userId}`,
        model: "gemini-2.5-pro",
        userId,
        time: at(day),
        outputTokens: 1_000 * index,
      },
    ]),
  ).flat();
  const odd = {
    ...EVENT,
    id: "odd",
    model: "gemini-2.5-pro",
    userId: "junho",
    time: at(ODD_DAY),
    outputTokens: 900_000,
  };
  await ledger.send([...usual, odd]);

  /** A minute before this time of day, so many days ago. */
  function at(daysAgo: number): string {
    return new Date(nowMs - 60_000 - daysAgo * DAY_MS).toISOString();
  }
}
