/** The server takes no shorter one. Length is all that counts: rules about symbols make passwords worse. */
export const MIN_PASSWORD_LENGTH = 12;
const GOOD_LENGTH = 16;
const STRONG_LENGTH = 20;

export type PasswordStrength = "short" | "fair" | "good" | "strong";

/** By the number of characters, as a person counts them. */
export function passwordStrength(password: string): PasswordStrength {
  const length = Array.from(password).length;
  if (length < MIN_PASSWORD_LENGTH) return "short";
  if (length < GOOD_LENGTH) return "fair";
  return length < STRONG_LENGTH ? "good" : "strong";
}
