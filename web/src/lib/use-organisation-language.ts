import { useEffect } from "react";
import { learnOrganisationLanguage } from "./i18n";
import { toLanguage } from "./language";
import { useSettings } from "./use-settings";

/** For who chose no language, with a browser that speaks none of ours. */
export function useOrganisationLanguage(): void {
  const language = toLanguage(useSettings()?.defaultLanguage);
  useEffect(() => {
    if (language !== null) void learnOrganisationLanguage(language);
  }, [language]);
}
