export type FindingState = "ok" | "look" | "must";

/** What one look at an installation found. No secret is in it: it may be sent to somebody who helps. */
export interface Finding {
  /** What was looked at, in one word. */
  readonly check: string;
  readonly state: FindingState;
  readonly says: string;
  /** What to do about it; null where nothing is to be done. */
  readonly todo: string | null;
}

export function fine(check: string, says: string): Finding {
  return { check, state: "ok", says, todo: null };
}

/** What works, and deserves somebody's eyes. */
export function lookAt(check: string, says: string, todo: string): Finding {
  return { check, state: "look", says, todo };
}

/** What is broken, or will be without somebody's hand. */
export function mustDo(check: string, says: string, todo: string): Finding {
  return { check, state: "must", says, todo };
}
