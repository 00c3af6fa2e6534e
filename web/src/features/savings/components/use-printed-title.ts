import { useText } from "../../../lib/i18n";
import { useSettings } from "../../../lib/use-settings";

/** Whose report it is; without the name of the organisation while none is given. */
export function usePrintedTitle(): string {
  const t = useText();
  const organisation = useSettings()?.organisationName ?? "";
  return [organisation, t("savings.print.title")].filter((part) => part !== "").join(" · ");
}
