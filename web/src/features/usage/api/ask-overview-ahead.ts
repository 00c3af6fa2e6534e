import type { ApolloClient } from "@apollo/client";
import { askEarly } from "../../../lib/early-answers";
import type { UrlState } from "../../../lib/url-state";
import { detailsQuestion, overviewQuestion } from "../model/overview-questions";
import { OVERVIEW_DETAILS } from "./overview-details-query";
import { OVERVIEW } from "./overview-query";

/**
 * Asks what the Overview asks when it is drawn, for one that is still to be drawn the first time. Ends when its first
 * numbers are in the cache.
 */
export async function askOverviewAhead(client: ApolloClient, state: UrlState): Promise<void> {
  askEarly(client, { query: OVERVIEW_DETAILS, variables: detailsQuestion(state) });
  // Whether another grain is possible depends on the day, which is not known yet.
  if (state.grain === "auto") await client.query({ query: OVERVIEW, variables: overviewQuestion(state) });
}
