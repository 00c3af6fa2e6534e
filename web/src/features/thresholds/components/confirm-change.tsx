import { exactAmount } from "../../../lib/exact-amount";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import type { Loosened } from "../model/loosened";
import type { ThresholdDraft } from "../model/threshold-draft";
import styles from "./threshold-form.module.css";

interface ConfirmChangeProps {
  loosened: Loosened;
  after: ThresholdDraft;
  /** App users whom it is about now; null where they are few. */
  many: number | null;
  /** Levels that are reached already; null where they are few. */
  atOnce: number | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** What is told later, or to fewer, in words, before it is saved. */
export function ConfirmChange({ loosened, after, many, atOnce, onConfirm, onClose }: ConfirmChangeProps) {
  const t = useText();
  const format = useFormat();
  const { off, limit, blocks, silent, levels, channels } = loosened;
  const limitText = limit ? exactAmount(after.meter, after.limit.trim(), format) : "";
  const lines = [
    off ? t("thresholds.confirm.off") : null,
    limit ? t("thresholds.confirm.limit", { limit: limitText }) : null,
    levels.length > 0 ? t("thresholds.confirm.levels", { levels: levels.join(", ") }) : null,
    blocks ? t("thresholds.confirm.blocks") : null,
    silent ? t("thresholds.confirm.silent") : null,
    channels.length > 0 ? t("thresholds.confirm.channels", { names: channels.join(", ") }) : null,
    many === null ? null : t("thresholds.confirm.subjects", { count: format.exact(many) }),
    atOnce === null ? null : t("thresholds.confirm.atOnce", { count: format.exact(atOnce) }),
  ].filter((line) => line !== null);
  return (
    <ConfirmDialog
      title={t("thresholds.confirm.title")}
      isOpen
      onClose={onClose}
      onConfirm={onConfirm}
      confirmLabel={t("thresholds.confirm.save")}
      cancelLabel={t("ui.cancel")}
    >
      <ul className={cx(styles.consequences)}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
