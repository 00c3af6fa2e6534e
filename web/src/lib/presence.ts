/** What somebody does to a page with whatever they have: a hand, a key, a screen reader, the browser's own buttons. */
const TOUCHES = [
  "pointerdown",
  "pointermove",
  "keydown",
  "wheel",
  "touchstart",
  "click",
  "input",
  "popstate",
  "focus",
  "visibilitychange",
];

/** What is asked so long after the last touch, the page asks by itself. */
const QUIET_MS = 60_000;

/**
 * Whether somebody is at the page: it was opened or touched within the last minute. What asks again and again (live
 * figures, banners) asks alike whether they are or not, so the questions themselves do not tell.
 *
 * @param page the window; it hears what happens anywhere within it
 */
export function watchPresence(page: EventTarget, now: () => number = Date.now): () => boolean {
  let touchedAt = now();
  const touch = (): void => {
    touchedAt = now();
  };
  for (const kind of TOUCHES) page.addEventListener(kind, touch, { capture: true, passive: true });
  return () => now() - touchedAt < QUIET_MS;
}
