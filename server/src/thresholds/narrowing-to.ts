import type { UsageFilterRequest } from "../analytics/question.js";
import { ThresholdScope } from "./domain/threshold-words.js";

/** The filter that selects what a scope watches; null for each app user, who are many. */
export function narrowingTo(scope: ThresholdScope, key: string): Omit<UsageFilterRequest, "range"> | null {
  switch (scope) {
    case ThresholdScope.OVERALL:
      return {};
    case ThresholdScope.EACH_USER:
      return null;
    case ThresholdScope.USER:
      return { userIds: [key] };
    case ThresholdScope.PROJECT:
      return { projectIds: [key] };
    case ThresholdScope.MODEL:
      return { models: [key] };
    case ThresholdScope.FEATURE:
      return { features: [key] };
    case ThresholdScope.KEY:
      return { apiKeyIds: [key] };
  }
}
