/** As many as the server takes. */
const LONGEST = 60;

/** Why a view cannot be called so; `null` when it can. */
export function viewNameProblem(name: string): "empty" | "long" | null {
  const length = name.trim().length;
  if (length === 0) return "empty";
  return length > LONGEST ? "long" : null;
}
