/** Stored when a fill has come to its end; a fill that died leaves rows without it and is made anew. */
export const DEMO_FILLED_SETTING = "demoFilledAt";
