import { parseUsd } from "@tokenledger/model/money";
import { Meter } from "./question-words.js";

const WHOLE = /^\d{1,40}$/;

/** An amount as somebody writes it, in the meter's unit: pico-USD for cost, of USD. Null when it is none; may be negative for cost. */
export function readAmount(meter: Meter, text: string): bigint | null {
  if (meter !== Meter.COST) return WHOLE.test(text) ? BigInt(text) : null;
  try {
    return parseUsd(text);
  } catch (error) {
    if (error instanceof RangeError) return null; // told by the caller, with the field's name
    throw error;
  }
}
