import { allowanceRequestSchema, type AllowanceRequest } from "@tokenledger/model/allowance";
import { AppError } from "../../core/errors.js";

/** @throws AppError BAD_INPUT naming the field at fault; an outside user id is not repeated */
export function readAllowanceRequest(given: unknown): AllowanceRequest {
  const parsed = allowanceRequestSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? null : String(issue.path[0]);
  if (issue === undefined || field === null) throw AppError.refused(`Expected ${issue?.message ?? "a JSON object"}.`);
  const value: unknown = Object.getOwnPropertyDescriptor(given, field)?.value;
  if (field === "userId") throw AppError.badPrivateInput(field, issue.message, value);
  throw AppError.badInput(field, issue.message, value);
}
