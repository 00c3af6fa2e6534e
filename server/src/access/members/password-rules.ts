import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { AppError } from "../../core/errors.js";
import { MAX_CREDENTIAL_LENGTH } from "../credential-limits.js";

const LEAST_LENGTH = 12;
/** Judging takes longer with the length; what begins this badly gets no better. */
const JUDGED_LENGTH = 64;
/** Of 0 to 4: more than 10^8 guesses, for who does not know the member. */
const LEAST_SCORE = 3;

interface ChosenPassword {
  /** As the caller spells the input. */
  readonly field: string;
  readonly password: string;
  readonly email: string;
}

let estimator: Promise<ZxcvbnFactory> | null = null;

/**
 * Refuses a new password that is short, or among the first that anybody would try: common ones, runs of
 * keys and digits, repetitions, the e-mail itself. It demands no kinds of characters. An error never
 * repeats the password.
 *
 * @throws AppError BAD_INPUT
 */
export async function checkNewPassword({ field, password, email }: ChosenPassword): Promise<void> {
  if (password.length < LEAST_LENGTH || password.length > MAX_CREDENTIAL_LENGTH) {
    throw AppError.refused(`Choose ${LEAST_LENGTH} to ${MAX_CREDENTIAL_LENGTH} characters.`, field);
  }
  if (password.trim().toLowerCase() === email.toLowerCase()) {
    throw AppError.refused("Choose anything but the e-mail.", field);
  }
  estimator ??= loadEstimator();
  const { score } = (await estimator).check(password.slice(0, JUDGED_LENGTH), wordsOf(email));
  if (score < LEAST_SCORE) {
    throw AppError.refused("This is a common password or a simple pattern. Choose another, such as four words.", field);
  }
}

/** Some ten megabytes of words and keyboards, for the few who choose a password. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const { ZxcvbnFactory } = await import("@zxcvbn-ts/core");
  const { adjacencyGraphs: graphs, dictionary } = await import("@zxcvbn-ts/language-common");
  return new ZxcvbnFactory({ dictionary, graphs });
}

/** What nobody has to guess of this member. */
function wordsOf(email: string): string[] {
  return ["tokenledger", email, ...email.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length > 2);
}
