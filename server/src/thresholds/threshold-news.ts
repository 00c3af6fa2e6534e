/** Something of thresholds, or of how near to them usage is, changed: whoever shows it asks again. */
export interface ThresholdNews {
  /** Grows with all news of a feed; a subscriber passes the last one as `since`, and is told at once of what it missed. */
  readonly cursor: string;
}
