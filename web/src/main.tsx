import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { createApolloClient } from "./lib/apollo-client";
import { droppedParams } from "./lib/dropped-params";
import { activateLanguage, preferredLanguage } from "./lib/i18n";
import { parseQueryString } from "./lib/query-string";
import { followSystemTheme } from "./lib/theme";
import { parseUrlState } from "./lib/url-state";
import "./ui/base.css";

async function start(): Promise<void> {
  const place = document.getElementById("root");
  if (place === null) throw new Error("index.html has no element #root");

  // The router tidies the address at once, so what it drops must be read before.
  if (!window.location.pathname.startsWith("/sign-in")) {
    droppedParams.set(parseUrlState(parseQueryString(window.location.search)).dropped);
  }
  followSystemTheme();
  await activateLanguage(preferredLanguage());
  createRoot(place).render(
    <StrictMode>
      <App client={createApolloClient()} />
    </StrictMode>,
  );
}

void start();
