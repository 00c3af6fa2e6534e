const PAUSES_MS = [1_000, 2_000, 5_000] as const;
const LOOKS_EACH = 5;

/** How long to wait for the next look at what moves by itself: what takes minutes need not be seen each second. */
export function pauseBeforeLook(looks: number): number {
  return PAUSES_MS[Math.floor(looks / LOOKS_EACH)] ?? PAUSES_MS[2];
}
