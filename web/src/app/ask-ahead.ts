import type { ApolloClient } from "@apollo/client";
import { CURRENT_VIEWER } from "../features/session/api/use-viewer";
import { parseQueryString } from "../lib/query-string";
import { parseUrlState } from "../lib/url-state";
import { askSettings, isNothingRecorded } from "../lib/use-settings";

/**
 * Asks what the page that opens will ask, while the shell around it is still to be drawn. Only for the page that is
 * opened every day, and only where it will be shown: nobody else would take the answers.
 *
 * @returns whether the page has what it shows first; false where it will ask by itself
 */
export async function askAhead(client: ApolloClient, { pathname, search }: Location): Promise<boolean> {
  if (pathname !== "/") return false;
  const page = import("./pages/overview");
  const { data } = await client.query({ query: CURRENT_VIEWER });
  if (data?.viewer?.permissions.includes("VIEW_USAGE") !== true) return false;
  const settings = await askSettings(client);
  if (settings === null || isNothingRecorded(settings)) return false;
  const { askOverviewAhead } = await page;
  await askOverviewAhead(client, parseUrlState(parseQueryString(search)).state);
  return true;
}
