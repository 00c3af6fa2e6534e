import { useState } from "react";
import type { Format } from "../../../lib/format";
import { useText, type Translate } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import job from "../../../ui/job-card.module.css";
import { Progress } from "../../../ui/progress";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { Export } from "../api/use-exports";
import { doneShare, reachedQuarter, roughly } from "../model/export-progress";

/** How far it is, with what is left of it; ears hear of each quarter. */
export function ExportProgress({ export: one }: { export: Export }) {
  const t = useText();
  const format = useFormat();
  const share = doneShare(one);
  const quarter = reachedQuarter(share);
  const [first] = useState(quarter);
  const heard = quarter > first ? t("exports.progress.heard", { share: format.percent(quarter / 100) }) : "";
  return (
    <div className={cx(job.progress)}>
      <Progress value={one.state === "WAITING" ? 0 : share} label={t(`exports.state.${one.state}`)} />
      <span>{progressText(one, { t, format })}</span>
      <VisuallyHidden>
        <span role="status">{heard}</span>
      </VisuallyHidden>
    </div>
  );
}

function progressText(one: Export, { t, format }: { t: Translate; format: Format }): string {
  if (one.isFinishing) return t("exports.progress.finishing");
  const share = doneShare(one);
  const done = format.exact(one.rowsDone);
  if (share === null) return t("exports.progress.uncounted", { done });
  const far = { done, total: format.exact(one.rowsTotal ?? 0), share: format.percent(share) };
  const left = one.remainingSeconds ?? null;
  if (left === null) return t("exports.progress", far);
  return t("exports.progress.left", { ...far, time: format.duration(roughly(left)) });
}
