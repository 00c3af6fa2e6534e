import { chooseLanguage, useLanguage, useText } from "../../../lib/i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "../../../lib/language";
import { enableLiveAnnouncements, liveAnnouncements } from "../../../lib/live-announcements";
import { enableShortcuts, shortcutsEnabled } from "../../../lib/shortcuts";
import { useStore } from "../../../lib/store";
import { chooseTheme, THEME_CHOICES, themeChoice } from "../../../lib/theme";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { Select } from "../../../ui/select";
import styles from "./preferences-panel.module.css";

/** Language, theme and keys, in words and with room: the menu of the top bar offers them too. */
export function PreferencesPanel() {
  const t = useText();
  const language = useLanguage();
  const theme = useStore(themeChoice);
  const hasShortcuts = useStore(shortcutsEnabled);
  const isAnnounced = useStore(liveAnnouncements);
  return (
    <Panel title={t("settings.browser")} state={{ face: "ready", refreshing: false, fault: null }}>
      <div className={cx(styles.choices)}>
        <Select
          label={t("settings.language")}
          value={language}
          onChange={(chosen) => void chooseLanguage(chosen)}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <Select
          label={t("settings.theme")}
          value={theme}
          onChange={chooseTheme}
          options={THEME_CHOICES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        />
        <Checkbox isSelected={hasShortcuts} onChange={enableShortcuts}>
          {t("settings.shortcuts.enabled")}
        </Checkbox>
        <Checkbox isSelected={isAnnounced} onChange={enableLiveAnnouncements}>
          {t("settings.announcements")}
        </Checkbox>
      </div>
      <p className={cx(styles.note)}>{t("settings.browser.why")}</p>
    </Panel>
  );
}
