/** One size down, in the words of each family; the first rule that fits a name counts. */
const SMALLER: readonly (readonly [RegExp, string])[] = [
  [/^(gemini-[\d.]+)-pro\b/, "$1-flash"],
  [/^(gemini-[\d.]+)-flash(?!-lite)\b/, "$1-flash-lite"],
  [/^(claude-.*?)opus\b/, "$1sonnet"],
  [/^(claude-.*?)sonnet\b/, "$1haiku"],
  [/^(gpt-[\d.]+o?)-mini\b/, "$1-nano"],
  [/^(gpt-[\d.]+o?)(?!-(?:mini|nano|pro|codex|chat))(?=$|-\d{4})/, "$1-mini"],
  [/^(mistral)-large\b/, "$1-medium"],
  [/^(mistral)-medium\b/, "$1-small"],
];

/** What comes after the size: a date or the word for a version that is tried out. */
const EDITION = /-(?:\d{4}-\d\d-\d\d|\d{8}|preview|latest|exp)(?:-[\d-]+)?$/;

/**
 * Names that the next smaller model of the same family and generation may have, likeliest first; none for the
 * smallest and for what belongs to no known family. Whether there is one, prices tell.
 */
export function smallerModels(model: string): readonly string[] {
  const rule = SMALLER.find(([larger]) => larger.test(model));
  if (rule === undefined) return [];
  const smaller = model.replace(...rule);
  return [...new Set([smaller, smaller.replace(EDITION, "")])];
}
