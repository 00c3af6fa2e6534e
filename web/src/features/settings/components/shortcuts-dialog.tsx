import { useText } from "../../../lib/i18n";
import { enableShortcuts, shortcutsEnabled } from "../../../lib/shortcuts";
import { useStore } from "../../../lib/store";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { SHORTCUTS } from "../model/shortcut-list";
import styles from "./shortcuts-dialog.module.css";

export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const enabled = useStore(shortcutsEnabled);
  return (
    <Dialog
      title={t("settings.shortcuts")}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t("ui.close")}</Button>}
    >
      <Checkbox isSelected={enabled} onChange={enableShortcuts}>
        {t("settings.shortcuts.enabled")}
      </Checkbox>
      <dl className={cx(styles.list)}>
        {SHORTCUTS.map(({ keys, action }) => (
          <div key={action} className={cx(styles.row)}>
            <dt>{t(`settings.shortcuts.${action}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
