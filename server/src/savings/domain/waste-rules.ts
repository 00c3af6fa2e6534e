/** What makes a request one that was not needed. Seconds and tokens; see docs/savings.md. */
export const WASTE_RULES = {
  /** The same input again within this time of the last. */
  repeatWithinSeconds: 86_400,
  /** What the cautious end of a range counts: an answer is rarely kept for longer. */
  soonSeconds: 3_600,
  /** Calls about a note that are closer together are one piece of work, such as its paragraphs. */
  togetherSeconds: 10,
  /** A note is the same when its input differs by no more than this share of the former. */
  sameSizePercent: 10,
  /** The limit of the app on the tokens it sends, and what is close to it. */
  inputLimit: 8_000,
  nearLimit: 7_600,
  /** A note that was cut is asked about again within this time. */
  repairedWithinSeconds: 600,
  /** How long providers keep a prefix that nobody asks for. */
  cacheKeptSeconds: 300,
} as const;

/** Why a request was not needed. One has at most one reason, the first that applies in this order. */
export const WASTE_REASONS = ["retry", "identical", "resummarised", "cut"] as const;
export type WasteReason = (typeof WASTE_REASONS)[number];
