import { isAtMostDeep } from "@tokenledger/model/json-depth";
import { AppError } from "../../core/errors.js";
import { findJsonFault } from "./find-json-fault.js";
import { type Fields, isFields } from "./read-count.js";

/** Both from 1, as editors count. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

const SHOWN_CHARACTERS = 20;

/** More than any answer has. What reads it goes down level by level, and would run out of room. */
const MAX_LEVELS = 64;

/**
 * Parses the JSON object that a text is.
 *
 * @param at where the text begins within what was given; every line of it begins at that column
 * @throws AppError BAD_INPUT that says what was expected in which line and column, and what stands there
 */
export function parseJsonAt(text: string, at: TextPosition): Fields {
  const value = parseAnyJsonAt(text, at);
  if (isFields(value)) return value;
  throw AppError.badInput("usage", `a JSON object in line ${at.line}, column ${at.column}`, value);
}

/** The same for whatever JSON a text is. */
export function parseAnyJsonAt(text: string, at: TextPosition): unknown {
  const fault = findJsonFault(text);
  if (fault === null) return shallow(JSON.parse(text));
  const before = text.slice(0, fault.position).split(/\r\n|\r|\n/);
  const line = at.line + before.length - 1;
  const column = at.column + (before.at(-1)?.length ?? 0);
  const given = text.slice(fault.position, fault.position + SHOWN_CHARACTERS);
  throw AppError.badInput(
    "usage",
    `${fault.expected} in line ${line}, column ${column}`,
    given === "" ? "the end" : given,
  );
}

function shallow(value: unknown): unknown {
  if (isAtMostDeep(value, MAX_LEVELS)) return value;
  throw AppError.badInput("usage", `at most ${MAX_LEVELS} levels of JSON`, "more");
}
