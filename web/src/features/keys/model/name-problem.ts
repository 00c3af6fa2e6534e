/** Of a key and of a project, in characters. */
const LONGEST_NAME = 64;

export type NameProblem = "missing" | "long";

/** What keeps a name, already trimmed, from being one; null when nothing does. */
export function nameProblem(name: string): NameProblem | null {
  if (name === "") return "missing";
  return name.length > LONGEST_NAME ? "long" : null;
}
