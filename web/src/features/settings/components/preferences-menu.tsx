import { Keyboard, Languages, Monitor, Moon, SlidersHorizontal, Sun } from "lucide-react";
import { Suspense, useState } from "react";
import { chooseLanguage, useLanguage, useText } from "../../../lib/i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "../../../lib/language";
import { useShortcuts } from "../../../lib/shortcuts";
import { useStore } from "../../../lib/store";
import { chooseTheme, THEME_CHOICES, themeChoice } from "../../../lib/theme";
import { LateMenu } from "../../../ui/late-menu";
import { latePart } from "../../../ui/late-part";
import type { MenuGroup } from "../../../ui/menu";
import { PlainIconButton } from "../../../ui/plain-icon-button";

const { Part: ShortcutsDialog } = latePart(() => import("./shortcuts-dialog"));

const THEME_ICONS = { system: <Monitor />, light: <Sun />, dark: <Moon /> };

/** Language, theme and keys: choices of this browser. */
export function PreferencesMenu() {
  const t = useText();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const show = (): void => setShowsShortcuts(true);
  const groups = useChoiceGroups();
  useShortcuts({ "?": show });

  const shortcuts = { id: "shortcuts", label: t("settings.shortcuts"), icon: <Keyboard />, onSelect: show };
  return (
    <>
      <LateMenu
        label={t("settings.preferences")}
        tooltip={t("settings.preferences")}
        trigger={<PlainIconButton label={t("settings.preferences")} icon={<SlidersHorizontal />} />}
        groups={[...groups, { id: "keys", items: [shortcuts] }]}
      />
      {showsShortcuts ? (
        <Suspense>
          <ShortcutsDialog onClose={() => setShowsShortcuts(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function useChoiceGroups(): MenuGroup[] {
  const t = useText();
  const language = useLanguage();
  const theme = useStore(themeChoice);
  return [
    {
      id: "language",
      title: t("settings.language"),
      selected: language,
      items: LANGUAGES.map((one) => ({
        id: one,
        label: LANGUAGE_NAMES[one],
        icon: <Languages />,
        onSelect: () => void chooseLanguage(one),
      })),
    },
    {
      id: "theme",
      title: t("settings.theme"),
      selected: theme,
      items: THEME_CHOICES.map((one) => ({
        id: one,
        label: t(`settings.theme.${one}`),
        icon: THEME_ICONS[one],
        onSelect: () => chooseTheme(one),
      })),
    },
  ];
}
