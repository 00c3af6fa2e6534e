const RELOADED_AT = "reloaded-for-code-at";
const REST_MS = 60_000;

/** Loads the page anew, but not again and again: what a reload did not mend is for the member to decide. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (Date.now() - last < REST_MS) return;
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  window.location.reload();
}
