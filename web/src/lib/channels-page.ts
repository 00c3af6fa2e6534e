/** Where channels are made and looked after; plain text, because the router knows a page where it is built. */
export const CHANNELS_PAGE: string = "/thresholds/channels";
