import { InMemoryCache } from "@apollo/client";

/**
 * Answers by what they are about. What has no id belongs to where it was found, and an answer replaces it there: where
 * two questions ask different things of it, each would take from the other what only that one asked, and a part would
 * be shown while an act is under way. Such parts are named here.
 */
export function createAnswerCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      // One of each exists, so an answer replaces the last one.
      Settings: { keyFields: [] },
      // The bell asks how many are open, the page of all.
      AlertCounts: { keyFields: [] },
      // A list asks less of an alert than its page.
      AlertDetails: { merge: true },
      // The same finding has other amounts in the report of another range.
      Finding: { keyFields: false },
      // Worked out anew or not, it is the same report.
      Query: { fields: { savingsReport: { keyArgs: ["filter"] } } },
    },
  });
}
