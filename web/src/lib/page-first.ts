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
 * Fetches code that stands around every page, once the page that opened first is ready: on a slow line and a slow
 * processor it would come instead of the page's numbers. Anything that a member does fetches it at once.
 */
export async function afterFirstPage<Code>(load: () => Promise<Code>): Promise<Code> {
  await untilAct({ acts: ACTS, waitMs: AT_MOST_MS, signal: ready.signal });
  return load();
}
