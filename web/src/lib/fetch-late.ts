import { restoreStyles } from "./restore-styles";
import { retryDelayMs } from "./retry-delay";
import { untilAct } from "./until-act";

/** What lets it try again before its time. */
const REASONS = ["online", "pointerdown", "keydown"];

/** What browsers say, and Vite of styles, when a file did not come; anything else is a fault of what came. */
const NOT_FETCHED = [
  "Failed to fetch dynamically imported module",
  "error loading dynamically imported module",
  "Importing a module script failed",
  "Unable to preload CSS",
];

export interface LateFailure {
  isOnline: boolean;
  /** The server answers, and yet the code does not come: this browser, or a newer release, keeps it from coming. */
  needsReload: boolean;
}

/**
 * Code that its page does not wait for, fetched however long it takes: it tries again when the network is back, when
 * the member does something, and now and then.
 *
 * Without a network nothing is asked for: Chromium keeps a failed import for as long as the page stands, and would
 * answer every later one from it.
 *
 * @param onFailure told of every try that failed, also for want of a network
 * @throws what the code itself throws when it runs
 */
export async function fetchLate<Code>(
  load: () => Promise<Code>,
  onFailure: (failure: LateFailure) => void = () => undefined,
): Promise<Code> {
  for (let failures = 0; ; failures += 1) {
    const isOnline = navigator.onLine;
    try {
      if (isOnline) {
        await restoreStyles();
        return await load();
      }
    } catch (error) {
      if (!isNotFetched(error)) throw error;
    }
    onFailure({ isOnline, needsReload: isOnline && failures > 0 && (await doesServerAnswer()) });
    const waitMs = isOnline ? retryDelayMs(failures, Math.random()) : null;
    await untilAct({ acts: REASONS, waitMs });
  }
}

async function doesServerAnswer(): Promise<boolean> {
  try {
    return (await fetch(window.location.href, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    // The same as no: there is nothing else to learn from it.
    return false;
  }
}

function isNotFetched(error: unknown): boolean {
  return error instanceof Error && NOT_FETCHED.some((words) => error.message.includes(words));
}
