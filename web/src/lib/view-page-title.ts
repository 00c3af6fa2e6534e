import type { MessageKey } from "../locales/message-key";

const TITLES: Readonly<Record<string, MessageKey>> = {
  "/": "shell.overview",
  "/users": "shell.users",
  "/requests": "shell.requests",
  "/savings": "shell.savings",
  "/prices/recost": "shell.recost",
  "/prices/what-if": "shell.whatIf",
};

/** What the page of a saved view is called; any other than these is that of an app user. */
export function viewPageTitle(page: string): MessageKey {
  return TITLES[page] ?? "shell.user";
}
