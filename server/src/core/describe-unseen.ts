/** What kind of thing was given, without a letter of it: `text of 12 characters`, `a number`. */
export function describeUnseen(given: unknown): string {
  if (given === undefined) return "nothing";
  if (given === null) return "null";
  if (typeof given === "string")
    return given.length === 1 ? "text of 1 character" : `text of ${given.length} characters`;
  if (Array.isArray(given)) return "an array";
  return typeof given === "object" ? "an object" : `a ${typeof given}`;
}
