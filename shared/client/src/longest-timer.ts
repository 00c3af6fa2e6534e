/** What a timer of Node's can wait for. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
