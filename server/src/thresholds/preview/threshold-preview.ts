import type { ThresholdSubject } from "../threshold.js";

export interface PreviewedPeriod {
  readonly start: string;
  readonly end: string;
  readonly used: string;
  readonly crossings: number;
}

export interface PreviewedSubject {
  readonly subject: ThresholdSubject;
  readonly crossings: number;
  readonly lastOn: string;
}

/** When a threshold would have fired, and for whom. Amounts in the meter's unit. */
export interface ThresholdPreview {
  readonly days: number;
  readonly crossings: number;
  readonly perWeek: number;
  readonly isNoisy: boolean;
  readonly periods: readonly PreviewedPeriod[];
  readonly subjects: readonly PreviewedSubject[];
  readonly affected: number;
  readonly suggestedLimit: string | null;
  readonly reachedNow: number;
}
