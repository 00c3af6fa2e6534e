import type { Alert } from "../api/use-alerts";

/** What an alert says about whose usage it is. */
export type Watched = Pick<Alert, "userId" | "subject"> & { threshold: Pick<Alert["threshold"], "scope"> };

type Dimension = "user" | "project" | "model" | "feature" | "key";

/** The part of all usage that is watched; null where it is everything. */
export function watchedPart({ userId, subject, threshold: { scope } }: Watched): readonly [Dimension, string] | null {
  if (userId != null) return ["user", userId];
  if (subject == null) return null;
  switch (scope) {
    case "PROJECT":
      return ["project", subject.key];
    case "MODEL":
      return ["model", subject.key];
    case "FEATURE":
      return ["feature", subject.key];
    case "KEY":
      return ["key", subject.key];
    case "OVERALL":
    case "EACH_USER":
    case "USER":
      return null;
  }
}
