import type { ApolloClient } from "@apollo/client";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { askAhead } from "./app/ask-ahead";
import { createApolloClient } from "./lib/apollo-client";
import { droppedParams } from "./lib/dropped-params";
import { activateLanguage, preferredLanguage } from "./lib/i18n";
import { followInvitationLinks } from "./lib/invitation-token";
import { afterFirstPage, pageIsReady } from "./lib/page-first";
import { parseQueryString } from "./lib/query-string";
import { watchStyles } from "./lib/restore-styles";
import { followSystemTheme } from "./lib/theme";
import { parseUrlState } from "./lib/url-state";
import "./ui/base.css";

/**
 * A page that is drawn once, with its numbers, shows them sooner than one that is drawn without them first: on a slow
 * processor it waits for them for 200 to 300 ms, most of which its code takes. A slow answer holds up nothing.
 */
const ANSWERED_WITHIN_MS = 500;

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
  // Else the page would ask again for what it is given.
  client.prioritizeCacheValues = true;
  void afterFirstPage(() => {
    client.prioritizeCacheValues = false;
  });
  const answered = answerAhead(client);
  await activateLanguage(preferredLanguage());
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, ANSWERED_WITHIN_MS))]);
  createRoot(place).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
}

async function answerAhead(client: ApolloClient): Promise<void> {
  // A page asks again, and says what went wrong.
  const isAnswered = await askAhead(client, window.location).catch(() => false);
  if (!isAnswered) pageIsReady();
}

void start();
