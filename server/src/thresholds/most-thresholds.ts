/** That were not deleted, hence all of a list: each is looked at every second, and with each merge. */
export const MOST_THRESHOLDS = 1_000;
