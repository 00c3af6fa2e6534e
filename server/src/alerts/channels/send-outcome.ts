/** Accepted by the server, refused by it (also for some of several recipients), or failed: it could not be asked, or did not answer in time. */
export type Outcome = "ACCEPTED" | "REFUSED" | "FAILED";

/** What became of one try to send a message. */
export interface SendOutcome {
  readonly outcome: Outcome;
  /** What the server said, or why it could not be asked; at most 300 characters, without secrets and whole addresses. */
  readonly answer: string;
  /** It would be refused for ever: there is no use in another try. */
  readonly permanent: boolean;
  /** How long the server wants to be left alone, at most an hour; null where it did not say. */
  readonly retryAfterSeconds: number | null;
  readonly durationMs: number;
  /** Of a mail that some recipients were refused: who got it, and is sent it no more. */
  readonly takenBy?: readonly string[];
}
