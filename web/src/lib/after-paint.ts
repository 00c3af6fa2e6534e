/** Runs once the browser has painted what was just changed; at once where nothing is painted. */
export function afterPaint(run: () => void): void {
  if (document.visibilityState === "hidden") run();
  else requestAnimationFrame(() => setTimeout(run));
}
