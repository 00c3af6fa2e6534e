import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import job from "../../../ui/job-card.module.css";
import { Progress } from "../../../ui/progress";
import type { Recost } from "../api/use-recosts";
import { doneShare } from "../model/recost-state";

/** How far a running re-cost, or its undoing, is. */
export function RecostProgress({ recost }: { recost: Recost }) {
  const t = useText();
  const format = useFormat();
  const { requestsDone, requestsTotal, state } = recost;
  const share = doneShare(recost);
  return (
    <div className={cx(job.progress)}>
      <Progress value={share} label={t(`recost.state.${state}`)} />
      <span>
        {share === null
          ? t("recost.progress.counting")
          : t("recost.progress", {
              done: format.exact(requestsDone),
              total: format.exact(requestsTotal),
              share: format.percent(share),
            })}
      </span>
    </div>
  );
}
