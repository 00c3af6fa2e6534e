import { parseUsd } from "@tokenledger/model/money";
import type { UsageSums } from "../../analytics/usage-sums.js";
import { changePercent } from "../domain/changed.js";
import type { Changed } from "./report-content.js";

/** A sum as far as it is known; an exact decimal. */
export interface KnownFigure {
  readonly value: string;
  /** Something of it is not known. */
  readonly isAtLeast: boolean;
}

/** In USD. */
export function costOf({ cost, coverage }: Pick<UsageSums, "cost" | "coverage">): KnownFigure {
  return { value: cost, isAtLeast: coverage.unpricedRequests + coverage.partialRequests > 0 };
}

export function tokensOf({ totalTokens, coverage }: Pick<UsageSums, "totalTokens" | "coverage">): KnownFigure {
  return { value: String(totalTokens), isAtLeast: coverage.partialRequests + coverage.missingRequests > 0 };
}

/** Of requests each is known. */
export function countOf(requests: number): KnownFigure {
  return { value: String(requests), isAtLeast: false };
}

/** What a figure is, and was; the change in percent only where both are known exactly. */
export function changed(now: KnownFigure, before: KnownFigure): Changed {
  const isExact = !now.isAtLeast && !before.isAtLeast;
  return {
    value: now.value,
    isAtLeast: now.isAtLeast,
    previous: before.value,
    previousIsAtLeast: before.isAtLeast,
    changePercent: isExact ? changePercent(units(now), units(before)) : null,
  };
}

/** As fine as money is; of counts, too, the ratio is the same. */
function units({ value }: KnownFigure): bigint {
  return parseUsd(value);
}
