import { afterPaint } from "./after-paint";
import { untilAct } from "./until-act";

/** A page that does not become ready keeps nothing from coming for longer. */
const AT_MOST_MS = 3_000;

/** What a member does may be meant for what has not come yet. */
const ACTS = ["pointerdown", "keydown", "focusin"];

const ready = new AbortController();

/** The page that opened first shows what it is opened for, or is none that others wait for. */
export function pageIsReady(): void {
  afterPaint(() => {
    ready.abort();
  });
}

/**
 * Does what would hold up the page that opened first, once that is ready: code that stands around every page would come
 * instead of the page's numbers on a slow line. Anything that a member does has it done at once.
 */
export async function afterFirstPage<Done>(act: () => Done | Promise<Done>): Promise<Done> {
  await untilAct({ acts: ACTS, waitMs: AT_MOST_MS, signal: ready.signal });
  return act();
}
