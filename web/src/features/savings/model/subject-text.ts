import type { Finding } from "../api/use-savings-report";

/** `summary · gemini-2.5-flash`, or the feature alone where it is about every model. */
export function subjectText({ feature, model }: Pick<Finding["subject"], "feature" | "model">): string {
  return model === null ? feature : `${feature} · ${model}`;
}
