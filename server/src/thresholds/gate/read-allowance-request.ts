import { allowanceRequestSchema, type AllowanceRequest } from "@tokenledger/model/allowance";
import { AppError } from "../../core/errors.js";

const KNOWN = Object.keys(allowanceRequestSchema.shape);
/** Longer ones are cut where they are repeated. */
const LONGEST_NAME = 80;

/** @throws AppError BAD_INPUT naming the field at fault; an outside user id is not repeated */
export function readAllowanceRequest(given: unknown): AllowanceRequest {
  const parsed = allowanceRequestSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.find(({ code }) => code === "unrecognized_keys");
  if (unknown?.code === "unrecognized_keys") throw unknownField(unknown.keys);
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? null : String(issue.path[0]);
  if (issue === undefined || field === null) throw AppError.refused(`Expected ${issue?.message ?? "a JSON object"}.`);
  const value: unknown = Object.getOwnPropertyDescriptor(given, field)?.value;
  if (field === "userId") throw AppError.badPrivateInput(field, issue.message, value);
  throw AppError.badInput(field, issue.message, value);
}

/** It may be a limit misspelt, so nothing is decided without it. */
function unknownField([name = ""]: readonly string[]): AppError {
  const field = name.slice(0, LONGEST_NAME).toWellFormed();
  return AppError.refused(`${field}: there is no such field; known are ${KNOWN.join(", ")}.`, field);
}
