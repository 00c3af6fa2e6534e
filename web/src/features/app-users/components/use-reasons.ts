import { useText } from "../../../lib/i18n";

/** Reasons to begin with, in the words of the reader. */
export function useReasons(): readonly string[] {
  const t = useText();
  return [t("appUsers.reason.support"), t("appUsers.reason.abuse"), t("appUsers.reason.billing")];
}
