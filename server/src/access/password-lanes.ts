import { Gate } from "../core/gate.js";

/** Who waits for a password to be computed: those known from their address, or strangers to it. */
export type PasswordLane = "known" | "strangers";

const REFUSAL = "Too many people sign in right now. Try again in a moment.";

/**
 * Of the four threads that Node computes with, two stay free for everybody else, and of the two that compute
 * passwords strangers have one: a crowd that guesses keeps no member waiting. One pair per process.
 */
const LANES: Readonly<Record<PasswordLane, Gate>> = {
  known: new Gate({ atOnce: 1, waiting: 20, refusal: REFUSAL }),
  strangers: new Gate({ atOnce: 1, waiting: 10, refusal: REFUSAL }),
};

/** @throws AppError with when to try again, when no more may wait in the lane */
export function requireRoom(lane: PasswordLane): void {
  LANES[lane].requireRoom();
}

/** Computes when it is its turn. @throws AppError when no more may wait in the lane */
export function inLane<Result>(lane: PasswordLane, compute: () => Promise<Result>): Promise<Result> {
  return LANES[lane].run(compute);
}
