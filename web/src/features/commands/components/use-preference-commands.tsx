import { Languages, SunMoon } from "lucide-react";
import { chooseLanguage, useText } from "../../../lib/i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "../../../lib/language";
import { chooseTheme, THEME_CHOICES } from "../../../lib/theme";
import type { SearchableGroup } from "../model/find-commands";

export function usePreferenceCommands(): SearchableGroup {
  const t = useText();
  return {
    id: "preferences",
    title: t("commands.preferences"),
    commands: [
      ...THEME_CHOICES.map((theme) => ({
        id: `theme ${theme}`,
        label: t("commands.theme", { theme: t(`settings.theme.${theme}`) }),
        words: theme,
        icon: <SunMoon aria-hidden />,
        onSelect: () => chooseTheme(theme),
      })),
      ...LANGUAGES.map((language) => ({
        id: `language ${language}`,
        label: t("commands.language", { language: LANGUAGE_NAMES[language] }),
        words: language,
        icon: <Languages aria-hidden />,
        onSelect: () => void chooseLanguage(language),
      })),
    ],
  };
}
