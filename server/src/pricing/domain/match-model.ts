/** Which model names a price stands for, as price lists write it. */
export type MatchLogic =
  | { readonly equals: string }
  | { readonly starts_with: string }
  | { readonly ends_with: string }
  | { readonly contains: string }
  | { readonly regex: string }
  | { readonly or: readonly MatchLogic[] }
  | { readonly and: readonly MatchLogic[] };

/** Expects a name in lower case, see `comparableModel`. */
export type ModelMatcher = (model: string) => boolean;

/** The form in which names are compared: case and surrounding blanks mean nothing. */
export function comparableModel(model: string): string {
  return model.trim().toLowerCase();
}

/**
 * Compiles a rule once, since it meets every new model name. Case is ignored; a regular expression
 * sees the name in lower case.
 *
 * @throws SyntaxError when a regular expression is malformed
 */
export function compileMatch(logic: MatchLogic): ModelMatcher {
  if ("or" in logic) {
    const rules = logic.or.map(compileMatch);
    return (model) => rules.some((matches) => matches(model));
  }
  if ("and" in logic) {
    const rules = logic.and.map(compileMatch);
    return (model) => rules.every((matches) => matches(model));
  }
  if ("equals" in logic) {
    const name = logic.equals.toLowerCase();
    return (model) => model === name;
  }
  if ("starts_with" in logic) {
    const start = logic.starts_with.toLowerCase();
    return (model) => model.startsWith(start);
  }
  if ("ends_with" in logic) {
    const end = logic.ends_with.toLowerCase();
    return (model) => model.endsWith(end);
  }
  if ("contains" in logic) {
    const part = logic.contains.toLowerCase();
    return (model) => model.includes(part);
  }
  const pattern = new RegExp(logic.regex);
  return (model) => pattern.test(model);
}
