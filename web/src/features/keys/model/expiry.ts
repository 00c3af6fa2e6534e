import { addDays } from "../../../lib/calendar-day";

/** In days, from now on. */
export const EXPIRY_DAYS = ["30", "90", "365"] as const;
export type ExpiryChoice = "keep" | "none" | (typeof EXPIRY_DAYS)[number] | "date";

export interface ExpiryDraft {
  choice: ExpiryChoice;
  /** The last day on which the key works; null while it is half typed. */
  date: string | null;
}

/** What a form's choice of expiry is reckoned with. */
export interface ExpiryClock {
  nowMs: number;
  /** Turns a wall clock of the reporting timezone into an instant. */
  instantOf: (wallClock: string) => string;
  /** Of the key that is edited; null when it has none, and for a new key. */
  kept: string | null;
}

const DAY_MS = 86_400_000;

export type ReadExpiry = { expiresAt: string | null } | { problem: "missing" | "past" };

/** A day counts to its end: `2026-12-31` expires as 1 January begins in the reporting timezone. */
export function readExpiry({ choice, date }: ExpiryDraft, { nowMs, instantOf, kept }: ExpiryClock): ReadExpiry {
  switch (choice) {
    case "keep":
      return { expiresAt: kept };
    case "none":
      return { expiresAt: null };
    case "date": {
      if (date === null) return { problem: "missing" };
      const expiresAt = instantOf(`${addDays(date, 1)}T00:00`);
      return Date.parse(expiresAt) <= nowMs ? { problem: "past" } : { expiresAt };
    }
    case "30":
    case "90":
    case "365":
      return { expiresAt: new Date(nowMs + Number(choice) * DAY_MS).toISOString() };
  }
}
