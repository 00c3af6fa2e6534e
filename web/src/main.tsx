import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { askAhead } from "./app/ask-ahead";
import { createApolloClient } from "./lib/apollo-client";
import { droppedParams } from "./lib/dropped-params";
import { activateLanguage, preferredLanguage } from "./lib/i18n";
import { followInvitationLinks } from "./lib/invitation-token";
import { pageIsReady } from "./lib/page-first";
import { parseQueryString } from "./lib/query-string";
import { watchStyles } from "./lib/restore-styles";
import { followSystemTheme } from "./lib/theme";
import { parseUrlState } from "./lib/url-state";
import "./ui/base.css";

/** Drawing keeps the thread for longer than this, and holds up whatever is to be asked; a slow answer holds up nothing. */
const ASKED_WITHIN_MS = 100;

/** Their addresses have a grammar of their own. */
const PATHS_WITHOUT_USAGE = ["/sign-in", "/signed-in-again", "/invite"];

async function start(): Promise<void> {
  const place = document.getElementById("root");
  if (place === null) throw new Error("index.html has no element #root");

  followInvitationLinks();
  // The router tidies the address at once, so what it drops must be read before.
  if (!PATHS_WITHOUT_USAGE.some((path) => window.location.pathname.startsWith(path))) {
    droppedParams.set(parseUrlState(parseQueryString(window.location.search)).dropped);
  }
  followSystemTheme();
  watchStyles();
  const client = createApolloClient();
  // A page asks again, and says what went wrong.
  const asked = askAhead(client, window.location).catch(() => false);
  void asked.then((isAhead) => {
    if (!isAhead) pageIsReady();
  });
  await activateLanguage(preferredLanguage());
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, ASKED_WITHIN_MS))]);
  createRoot(place).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
}

void start();
