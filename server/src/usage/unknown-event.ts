import { AppError } from "../core/errors.js";

/** An archived request has no identity any more, so nobody can tell it from one that never was. */
export function unknownEvent(): AppError {
  return AppError.notFound(
    "usage event whose request is in the database: it was not recorded, or its month is archived",
  );
}
