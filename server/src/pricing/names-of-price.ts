import { MAX_NAME_LENGTH } from "@tokenledger/model/limits";
import { readText } from "../core/read-text.js";
import { comparableModel } from "./domain/match-model.js";
import { findProviderId } from "./find-provider-ids.js";

/** The provider a price is for, by the name of its list; one that no list knows, such as an own server, stays itself. */
export function readProvider(provider: string): string {
  const name = readText("provider", provider, MAX_NAME_LENGTH);
  return findProviderId(name) ?? comparableModel(name);
}

export function readModel(model: string): string {
  return readText("model", model, MAX_NAME_LENGTH);
}
