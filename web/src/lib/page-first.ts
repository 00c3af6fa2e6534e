import { afterPaint } from "./after-paint";

/** A page that does not become ready keeps nothing from coming for longer. */
const AT_MOST_MS = 3_000;

/** What a member does may be meant for what has not come yet. */
const ACTS = ["pointerdown", "keydown", "focusin"];

let letGo: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  letGo = resolve;
});

/** The page that opened first shows what it is opened for, or is none that others wait for. */
export function pageIsReady(): void {
  afterPaint(letGo);
}

/**
 * Fetches code that stands around every page, once the page that opened first is ready: on a slow line and a slow
 * processor it would come instead of the page's numbers. Anything that a member does fetches it at once.
 */
export async function afterFirstPage<Code>(load: () => Promise<Code>): Promise<Code> {
  await Promise.race([ready, somethingDone()]);
  return load();
}

function somethingDone(): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      for (const act of ACTS) window.removeEventListener(act, go);
      resolve();
    };
    const timer = setTimeout(go, AT_MOST_MS);
    for (const act of ACTS) window.addEventListener(act, go);
  });
}
