import { Download } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import { CopyButton } from "../../../ui/copy-button";
import { saveText } from "./save-text";
import styles from "./second-factor.module.css";

/** Shown this once: who closes it without storing them has none. */
export function RecoveryCodes({ codes, onStored }: { codes: readonly string[]; onStored: () => void }) {
  const t = useText();
  const [isStored, setStored] = useState(false);
  const text = `${codes.join("\n")}\n`;
  return (
    <div className={cx(styles.form)}>
      <p>{t("account.recovery.text")}</p>
      <ul className={cx(styles.codes)} aria-label={t("account.recovery.title")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={cx(styles.keep)}>
        <Button icon={<Download />} onPress={() => saveText("tokenledger-recovery-codes.txt", text)}>
          {t("account.recovery.download")}
        </Button>
        <CopyButton text={text} label={t("account.recovery.copy")} />
      </div>
      <Checkbox isSelected={isStored} onChange={setStored}>
        {t("account.recovery.stored")}
      </Checkbox>
      <div className={cx(styles.actions)}>
        <Button variant="primary" onPress={onStored} isDisabled={!isStored}>
          {t("account.recovery.done")}
        </Button>
      </div>
    </div>
  );
}
