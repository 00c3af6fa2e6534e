/** Limits of the wire; docs/integrating.md tells them to integrators. */
export const MAX_EVENTS_PER_REQUEST = 5_000;
/** After inflating. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;
export const MAX_EVENT_ID_LENGTH = 128;
export const MAX_USER_ID_LENGTH = 256;
export const MAX_NAME_LENGTH = 128;
export const MAX_FEATURE_LENGTH = 64;
export const MAX_FINGERPRINT_LENGTH = 64;
export const MAX_TAGS = 16;
export const MAX_TAG_LENGTH = 128;

const DAY_MS = 86_400_000;
/** How late an event may arrive without `backfill`. */
export const MAX_EVENT_AGE_MS = 35 * DAY_MS;
/** How far ahead of the server's clock an event may be. */
export const MAX_CLOCK_SKEW_MS = 5 * 60_000;
/** The earliest time that `backfill` accepts. */
export const BACKFILL_EPOCH_MS = Date.UTC(2020, 0, 1);
