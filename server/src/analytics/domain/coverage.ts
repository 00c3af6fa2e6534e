/** How much of a total is known: the four usage states add up to requests, and so do the three cost states. */
export interface Coverage {
  readonly requests: number;
  readonly pricedRequests: number;
  readonly freeRequests: number;
  readonly unpricedRequests: number;
  readonly reportedRequests: number;
  readonly partialRequests: number;
  readonly estimatedRequests: number;
  readonly missingRequests: number;
  /** 0 to 1; null without requests. */
  readonly pricedShare: number | null;
}

/** The same of requests in some cost states. Sums do not tell their usage states apart: those are null. */
export type SelectedCoverage = Omit<Coverage, UsageStateCount> & Readonly<Record<UsageStateCount, number | null>>;

type UsageStateCount = "reportedRequests" | "partialRequests" | "estimatedRequests" | "missingRequests";
