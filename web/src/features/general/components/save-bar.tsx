import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import type { SettingChange } from "../model/settings-draft";
import { settingText } from "../model/setting-text";
import styles from "./save-bar.module.css";

interface SaveBarProps {
  changes: readonly SettingChange[];
  busy: boolean;
  fault: Fault | null;
  onDiscard: () => void;
}

/** What would change, from what to what, until it is saved or taken back. */
export function SaveBar({ changes, busy, fault, onDiscard }: SaveBarProps) {
  const t = useText();
  const format = useFormat();
  return (
    <section className={cx(styles.bar)} aria-label={t("general.unsaved")}>
      <div className={cx(styles.changes)} role="status">
        <ul>
          {changes.map(({ name, before, after }) => (
            <li key={name}>
              <span className={cx(styles.name)}>{t(`general.${name}`)}</span>{" "}
              {t("general.change", {
                before: settingText(name, before, format),
                after: settingText(name, after, format),
              })}
            </li>
          ))}
        </ul>
      </div>
      <div className={cx(styles.actions)}>
        <Button onPress={onDiscard} isDisabled={busy}>
          {t("general.discard")}
        </Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("general.save")}
        </Button>
      </div>
      {fault === null ? null : <FormFault fault={fault} />}
    </section>
  );
}
