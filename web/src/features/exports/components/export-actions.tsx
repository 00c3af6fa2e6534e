import { Download } from "lucide-react";
import { awaitExport } from "../../../lib/awaited-exports";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { ButtonLink } from "../../../ui/button-link";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import job from "../../../ui/job-card.module.css";
import { CANCEL_EXPORT, RETRY_EXPORT } from "../api/exports-query";
import type { Export } from "../api/use-exports";
import { isUnderWay } from "../model/export-progress";

const AFFECTS = ["Exports"];

/** Fetch what is done, stop what is under way, try again what did not become a file. */
export function ExportActions({ export: { id, state, canChange } }: { export: Export }) {
  const t = useText();
  const cancel = useAct(CANCEL_EXPORT, { affects: AFFECTS });
  const again = useAct(RETRY_EXPORT, { affects: AFFECTS });
  const fault = cancel.fault ?? again.fault;
  const tryAgain = async () => {
    if ((await again.act({ id })) !== null) awaitExport(id);
  };
  if (state === "DONE") {
    return (
      <div className={cx(job.actions)}>
        <ButtonLink href={`/v1/exports/${id}`} icon={<Download aria-hidden />}>
          {t("exports.download")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className={cx(job.actions)}>
      {isUnderWay(state) ? (
        <Button isDisabled={!canChange} isPending={cancel.busy} onPress={() => void cancel.act({ id })}>
          {t("exports.cancel")}
        </Button>
      ) : (
        <Button isDisabled={!canChange} isPending={again.busy} onPress={() => void tryAgain()}>
          {t("exports.retry")}
        </Button>
      )}
      {canChange ? null : <span className={cx(job.quiet)}>{t("exports.ofOthers")}</span>}
      {fault === null ? null : <FormFault fault={fault} />}
    </div>
  );
}
