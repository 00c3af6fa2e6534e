import { createStore } from "./store";

/** Of the invitation whose link was opened; null when there is none, or it has been used. */
export const invitationToken = createStore<string | null>(null);

/**
 * Takes the token out of `/invite#token`, before anything else can read or keep the address. It stands in
 * the fragment, so that no server has it in a log, and in the history of the browser it must not stay.
 */
export function followInvitationLinks(): void {
  window.addEventListener("hashchange", takeToken);
  takeToken();
}

function takeToken(): void {
  const { pathname, hash } = window.location;
  if (pathname !== "/invite" || hash.length < 2) return;
  invitationToken.set(hash.slice(1));
  window.history.replaceState(window.history.state, "", pathname);
}
