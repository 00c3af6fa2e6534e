import { comparableModel } from "./match-model.js";

/** A model of a price list or of own prices. */
export interface ModelName {
  readonly provider: string;
  readonly model: string;
}

/** The same for all spellings of a model; no name has a NUL in it, since the database could not store one. */
export function modelKey({ provider, model }: ModelName): string {
  return `${provider}\0${comparableModel(model)}`;
}
