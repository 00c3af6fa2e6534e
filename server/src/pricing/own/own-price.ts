import { readText } from "../../core/read-text.js";
import { AppError } from "../../core/errors.js";
import { comparableModel, type MatchLogic } from "../domain/match-model.js";
import { readOwnRates, type EnteredRates } from "../domain/read-own-rates.js";
import { readPeriod } from "../domain/read-period.js";
import { serviceTierOf } from "../domain/service-tier.js";
import { readModel, readProvider } from "../names-of-price.js";
import { toStoredRates, type StoredRates } from "../stored-price.js";

const LONGEST_TIER = 32;
const LONGEST_NOTE = 500;
const LONGEST_URL = 500;

/** An own price as somebody entered it. */
export interface EnteredPrice extends EnteredRates {
  readonly projectId: string | null;
  readonly provider: string;
  readonly model: string;
  /** Whether it is for every model whose name starts so. */
  readonly prefix: boolean;
  readonly serviceTier: string;
  readonly effectiveFrom: Date | null;
  readonly effectiveTo: Date | null;
  readonly note: string | null;
  readonly sourceUrl: string | null;
}

/** As it is stored, but for its project, and as audit entries keep it. */
export interface OwnPrice {
  readonly provider: string;
  readonly model: string;
  readonly match: MatchLogic;
  readonly serviceTier: string;
  readonly rates: StoredRates;
  readonly effectiveFrom: Date | null;
  readonly effectiveTo: Date | null;
  readonly note: string | null;
  readonly sourceUrl: string | null;
}

/** @throws AppError BAD_INPUT naming the field at fault */
export function readOwnPrice(entered: EnteredPrice): OwnPrice {
  const model = readModel(entered.model);
  const { from, to } = readPeriod({ from: entered.effectiveFrom, to: entered.effectiveTo });
  return {
    provider: readProvider(entered.provider),
    model,
    match: entered.prefix ? { starts_with: comparableModel(model) } : { equals: comparableModel(model) },
    serviceTier: serviceTierOf(readText("serviceTier", entered.serviceTier, LONGEST_TIER)),
    rates: toStoredRates(readOwnRates(entered)),
    effectiveFrom: from,
    effectiveTo: to,
    note: entered.note === null || entered.note.trim() === "" ? null : readText("note", entered.note, LONGEST_NOTE),
    sourceUrl: entered.sourceUrl === null ? null : readAddress(entered.sourceUrl),
  };
}

/** It becomes a link in the console: nothing but the web may stand behind it. */
function readAddress(text: string): string {
  const address = readText("sourceUrl", text, LONGEST_URL);
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? "")) {
    throw AppError.badInput("sourceUrl", "an address that begins with http:// or https://", text);
  }
  return address;
}
