/** What a call may use at most; see docs/gate.md. */
export interface AllowanceQuestion {
  readonly userId?: string | null;
  /** Whole tokens that are sent, cached ones included. */
  readonly inputTokens: number;
  /** The most that the model is let produce, reasoning included. */
  readonly outputTokens: number;
  readonly provider?: string;
  readonly model?: string;
  readonly serviceTier?: string;
  /** Decimal string of USD. */
  readonly costUsd?: string;
  /** 1 to 3600; 600 when not given. */
  readonly holdSeconds?: number;
}

/** A limit that the call comes under. Amounts are decimal strings in the unit of the meter. */
export interface AllowanceLimit {
  readonly id: string;
  readonly name: string | null;
  readonly scope: string;
  readonly meter: string;
  readonly period: string;
  readonly limit: string;
  readonly used: string;
  readonly reserved: string;
  readonly left: string;
  readonly resetsAt: string;
}

export interface Allowance {
  readonly allowed: boolean;
  readonly code: "LIMIT_REACHED" | null;
  /** For the context of the call; null when it is refused or nothing had to be reserved. */
  readonly reservationId: string | null;
  readonly expiresAt: string | null;
  readonly remaining: readonly AllowanceLimit[];
  readonly blockedBy: AllowanceLimit | null;
  /** Do not ask again for this app user before; null when it is allowed. */
  readonly resetsAt: string | null;
}
