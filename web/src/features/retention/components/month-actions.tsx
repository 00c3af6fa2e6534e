import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { useTakeFile } from "../../../lib/use-take-file";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { DownloadLink } from "../../../ui/download-link";
import { FormFault } from "../../../ui/form-fault";
import { showToast } from "../../../ui/toast";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { AFFECTED, RESTORE_ARCHIVE, VERIFY_ARCHIVE } from "../api/retention-acts";
import type { RetentionMonth } from "../api/use-retention";
import styles from "./month-row.module.css";

interface MonthActionsProps {
  row: RetentionMonth;
  /** Of the month, in words. */
  name: string;
  isOfMonth: boolean;
}

/** Verify and restore are of the whole month, a download is of one file. */
export function MonthActions({ row: { month, part, bytes, isRestoring }, name, isOfMonth }: MonthActionsProps) {
  const t = useText();
  const verify = useAct(VERIFY_ARCHIVE, { affects: AFFECTED });
  const restore = useAct(RESTORE_ARCHIVE, { affects: AFFECTED });
  const file = useTakeFile();
  const fault = verify.fault ?? restore.fault ?? file.fault;
  const href = `/v1/archives/${month}/${part}`;
  const look = async (): Promise<void> => {
    const answer = await verify.act({ month });
    if (answer === null) return;
    const isSound = answer.verifyArchive.months.every((one) => one.month !== month || one.failure == null);
    showToast({
      text: t(isSound ? "retention.verified" : "retention.differs", { month: name }),
      tone: isSound ? "neutral" : "warning",
    });
  };
  return (
    <>
      <span className={cx(styles.actions)}>
        {isOfMonth ? (
          <>
            <Button isPending={verify.busy} onPress={() => void look()}>
              {t("retention.verify")}
              <VisuallyHidden> {name}</VisuallyHidden>
            </Button>
            <Button isPending={restore.busy || isRestoring} onPress={() => void restore.act({ month })}>
              {t("retention.restore")}
              <VisuallyHidden> {name}</VisuallyHidden>
            </Button>
          </>
        ) : null}
        <DownloadLink
          href={href}
          isPending={file.busy}
          onTake={() => void file.take(href, bytes === null ? null : Number(bytes))}
        >
          {t("retention.download")}
          <VisuallyHidden> {t("retention.download.of", { month: name, part: part ?? 1 })}</VisuallyHidden>
        </DownloadLink>
      </span>
      {fault === null ? null : (
        <div className={cx(styles.fault)}>
          <FormFault fault={fault} />
        </div>
      )}
    </>
  );
}
