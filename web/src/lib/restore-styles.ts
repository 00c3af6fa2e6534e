/** Style sheets that were asked for and did not come. */
const failed = new Set<HTMLLinkElement>();

/** From now on, keeps which style sheets fail. */
export function watchStyles(): void {
  // Such events are told to the element alone, but on the way down to it.
  document.addEventListener("error", keepFailed, { capture: true });
}

function keepFailed({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === "stylesheet") failed.add(target);
}

/**
 * Asks again for style sheets that did not come. Vite asks for each once, and would draw a page without those that
 * failed.
 *
 * @throws Error in the words of Vite
 */
export async function restoreStyles(): Promise<void> {
  const missing = [...failed];
  failed.clear();
  await Promise.all(missing.map(askAgain));
}

function askAgain(missing: HTMLLinkElement): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.nonce = missing.nonce;
  link.href = missing.href;
  return new Promise((resolve, reject) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error(`Unable to preload CSS for ${link.href}`)));
    missing.replaceWith(link);
  });
}
