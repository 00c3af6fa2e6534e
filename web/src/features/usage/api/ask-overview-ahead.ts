import type { ApolloClient } from "@apollo/client";
import { askEarly } from "../../../lib/early-answers";
import type { UrlState } from "../../../lib/url-state";
import { detailsQuestion, overviewQuestion } from "../model/overview-questions";
import { OVERVIEW_DETAILS } from "./overview-details-query";
import { OVERVIEW } from "./overview-query";

/** Asks what the Overview asks when it is drawn, for one that is still to be drawn the first time. */
export function askOverviewAhead(client: ApolloClient, state: UrlState): void {
  // Whether another grain is possible depends on the day, which is not known yet.
  if (state.grain === "auto") askEarly(client, { query: OVERVIEW, variables: overviewQuestion(state) });
  askEarly(client, { query: OVERVIEW_DETAILS, variables: detailsQuestion(state) });
}
