import { useText } from "../../../lib/i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "../../../lib/language";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import field from "../../../ui/field.module.css";
import { Panel } from "../../../ui/panel";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import type { SettingName, SettingsDraft } from "../model/settings-draft";
import styles from "../general-page.module.css";
import { ZoneField } from "./zone-field";

const READY = { face: "ready", refreshing: false, fault: null } as const;
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
const DEFAULT_LANGUAGES = { ko: "KO", en: "EN" } as const;

export interface GeneralFieldsProps {
  draft: SettingsDraft;
  change: (patch: Partial<SettingsDraft>) => void;
  errorOf: (name: SettingName) => string | null;
}

export function OrganisationFields({ draft, change, errorOf }: GeneralFieldsProps) {
  const t = useText();
  return (
    <Panel title={t("general.organisation")} state={READY}>
      <div className={cx(styles.fields)}>
        <TextField
          label={t("general.organisationName")}
          description={t("general.organisationName.why")}
          autoComplete="organization"
          value={draft.organisationName}
          onChange={(organisationName) => change({ organisationName })}
          error={errorOf("organisationName")}
        />
        <div className={cx(styles.explained)}>
          <Select
            label={t("general.defaultLanguage")}
            value={draft.defaultLanguage}
            onChange={(defaultLanguage) => change({ defaultLanguage })}
            options={LANGUAGES.map((language) => ({
              value: DEFAULT_LANGUAGES[language],
              label: LANGUAGE_NAMES[language],
            }))}
          />
          <p className={cx(field.description)}>{t("general.defaultLanguage.why")}</p>
        </div>
      </div>
    </Panel>
  );
}

export function DayFields({ draft, change }: GeneralFieldsProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Panel title={t("general.days")} state={READY}>
      <div className={cx(styles.fields)}>
        <ZoneField zone={draft.reportingTimezone} onChange={(reportingTimezone) => change({ reportingTimezone })} />
        <Select
          label={t("general.weekStart")}
          value={String(draft.weekStart)}
          onChange={(weekStart) => change({ weekStart: Number(weekStart) })}
          options={WEEKDAYS.map((number) => ({ value: number, label: format.weekday(Number(number)) }))}
        />
      </div>
    </Panel>
  );
}

export function PrivacyFields({ draft, change, errorOf }: GeneralFieldsProps) {
  const t = useText();
  return (
    <Panel title={t("general.privacy")} state={READY}>
      <div className={cx(styles.fields)}>
        <TextField
          label={t("general.minimumGroupSize")}
          description={t("general.minimumGroupSize.why")}
          inputMode="numeric"
          autoComplete="off"
          value={draft.minimumGroupSize}
          onChange={(minimumGroupSize) => change({ minimumGroupSize })}
          error={errorOf("minimumGroupSize")}
        />
      </div>
    </Panel>
  );
}
