import { useApolloClient } from "@apollo/client/react";
import { askAgain } from "../../../lib/ask-again";
import { awaitExport } from "../../../lib/awaited-exports";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { useTakeFile } from "../../../lib/use-take-file";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { DownloadLink } from "../../../ui/download-link";
import { FormFault } from "../../../ui/form-fault";
import job from "../../../ui/job-card.module.css";
import { CANCEL_EXPORT, RETRY_EXPORT } from "../api/exports-query";
import type { Export } from "../api/use-exports";
import { exportActs, untoldFault } from "../model/export-acts";

const AFFECTS = ["Exports"];

/** Fetch what is done, stop what is under way, try again what did not become a file, or whose file is gone. */
export function ExportActions({ export: one }: { export: Export }) {
  const t = useText();
  const client = useApolloClient();
  const cancel = useAct(CANCEL_EXPORT, { affects: AFFECTS });
  const again = useAct(RETRY_EXPORT, { affects: AFFECTS });
  const file = useTakeFile();
  const { id, bytes, canChange, canRetry } = one;
  const acts = exportActs(one);
  const fault = cancel.fault ?? again.fault ?? untoldFault(one, file.fault);
  const href = `/v1/exports/${id}`;
  const fetchFile = async () => {
    // A file that is not there is noted with the export, which can be tried again then.
    if ((await file.take(href, bytes)) === null) await askAgain(client, AFFECTS);
  };
  const tryAgain = async () => {
    if ((await again.act({ id })) !== null) awaitExport(id);
  };
  return (
    <div className={cx(job.actions)}>
      {acts.includes("download") ? (
        <DownloadLink href={href} isPending={file.busy} onTake={() => void fetchFile()}>
          {t("exports.download")}
        </DownloadLink>
      ) : null}
      {acts.includes("cancel") ? (
        <Button isDisabled={!canChange} isPending={cancel.busy} onPress={() => void cancel.act({ id })}>
          {t("exports.cancel")}
        </Button>
      ) : null}
      {acts.includes("retry") ? (
        <Button isDisabled={!canRetry} isPending={again.busy} onPress={() => void tryAgain()}>
          {t("exports.retry")}
        </Button>
      ) : null}
      {canChange || acts.every((act) => act === "download") ? null : (
        <span className={cx(job.quiet)}>{t("exports.ofOthers")}</span>
      )}
      {fault === null ? null : <FormFault fault={fault} />}
    </div>
  );
}
