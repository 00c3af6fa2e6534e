import type { CellDay } from "./cell-day.js";
import type { Detection } from "./finding.js";
import type { NightWork } from "./night-work.js";
import type { RequestSums } from "./request-sums.js";
import type { SavingsCell } from "./savings-cell.js";
import type { SavingsWindow } from "./savings-window.js";
import type { TokenPricer } from "./token-pricer.js";

/** What detectors look at. */
export interface DetectorInput {
  /** Of sums by day and of night work. */
  readonly window: SavingsWindow;
  /** Of single requests: the same, or the newest part of it. */
  readonly singles: SavingsWindow;
  readonly requests: readonly RequestSums[];
  readonly days: readonly CellDay[];
  /** Null when nothing is sold as batch. */
  readonly nights: readonly NightWork[] | null;
  readonly price: TokenPricer;
  /** Whether a model of this very name has a price now. */
  readonly isSold: (model: Pick<SavingsCell, "projectId" | "provider" | "model">) => boolean;
}

export type Detector = (input: DetectorInput) => Detection;

/** Fewer requests of a cell or feature say nothing about what is usual there. */
export const LEAST_REQUESTS = 100;
/** Fewer that show a thing are chance. */
export const LEAST_SHOWN = 20;
