import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { Alert } from "../api/use-alerts";
import { levelText } from "../model/alert-words";

/** What was crossed; of archives, what is wrong with which of them, in the server's own English. */
export function LevelWords({ alert }: { alert: Alert }) {
  const words = levelText(alert, useText(), useFormat());
  const reason = alert.type === "ARCHIVE" ? alert.details?.reason : null;
  if (reason == null) return words;
  return (
    <>
      {words} <span lang="en">{reason}</span>
    </>
  );
}
