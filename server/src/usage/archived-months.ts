/**
 * First days of the months whose raw rows are in archives, whole or in part: what is recorded for them later has a
 * table of its own, which is not all that their sums were made of.
 */
export const ARCHIVED_MONTHS = "select month from usage_archives where detached_at is not null";
