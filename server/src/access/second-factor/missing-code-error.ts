import { AppError } from "../../core/errors.js";

/** The password was right, and only then the code is asked for: nobody guessed wrong. */
export class MissingCodeError extends AppError {
  constructor() {
    super("UNAUTHENTICATED", "Give the code of your second factor as well.", { field: "code" });
  }
}
