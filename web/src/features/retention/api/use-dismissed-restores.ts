import { useEffect, useState } from "react";
import { readPreference, writePreference } from "../../../lib/preference";
import type { RetentionMonth } from "./use-retention";

type TriedMonth = Pick<RetentionMonth, "month" | "restoreFailure">;

interface DismissedRestores {
  isDismissed: (month: string, reason: string) => boolean;
  dismiss: (month: string, reason: string) => void;
}

/**
 * Restores that failed and were read, in this browser. What is kept is the reason: another one is told again, and so is
 * the same once another attempt was seen, which takes the failure away while it lasts.
 */
export function useDismissedRestores(months: readonly TriedMonth[]): DismissedRestores {
  const [, setTimes] = useState(0);
  useEffect(() => {
    for (const { month, restoreFailure } of months) if (restoreFailure == null) writePreference(nameOf(month), null);
  }, [months]);
  return {
    isDismissed: (month, reason) => readPreference(nameOf(month)) === reason,
    dismiss: (month, reason) => {
      writePreference(nameOf(month), reason);
      setTimes((times) => times + 1);
    },
  };
}

function nameOf(month: string): string {
  return `restore-dismissed-${month}`;
}
