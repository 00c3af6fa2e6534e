/** What an error says, whatever the host threw: an object without a prototype has no text, and a getter may throw. */
export function textOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return "An error that cannot be read.";
  }
}
