import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import { type EstimateFigures, type TokenEstimates, useTokenEstimates } from "../api/use-token-estimates";
import { estimateSide } from "../model/estimate-text";
import { TokenEstimatesTable } from "./token-estimates-table";
import shared from "./figures.module.css";

/** How near what was reckoned before calls comes to what providers counted. */
export default function TokenEstimatesPanel({ skeletonHeight }: { skeletonHeight: number }) {
  const t = useText();
  const { state: url } = useUrlState();
  const { estimates, state, retry } = useTokenEstimates(url);
  const total = estimates?.total ?? null;
  return (
    <Panel
      title={t("savings.estimates")}
      state={state}
      onRetry={retry}
      skeletonHeight={skeletonHeight}
      isEmpty={total === null}
      empty={<EmptyState title={t("savings.estimates.none")}>{t("savings.estimates.none.text")}</EmptyState>}
    >
      {estimates === undefined || total === null ? null : <Estimates estimates={estimates} total={total} />}
    </Panel>
  );
}

function Estimates({ estimates, total }: { estimates: TokenEstimates; total: EstimateFigures }) {
  const t = useText();
  const format = useFormat();
  const { range, singleRequestsSince } = estimates;
  const middle = { share: format.percent(Math.abs(total.medianRatio - 1)) };
  const under = { share: format.percent(total.underShare) };
  const basis = t("savings.estimates.basis", { count: total.requests, shown: format.exact(total.requests) });
  const isCut = Date.parse(singleRequestsSince) > Date.parse(range.from);
  const since = isCut ? t("savings.estimates.since", { date: format.dateTime(singleRequestsSince) }) : "";
  return (
    <>
      <p className={cx(shared.sentence)}>
        {t(`savings.estimates.${estimateSide(total.medianRatio)}`, middle)}{" "}
        {total.underShare === 0 ? t("savings.estimates.noneUnder") : t("savings.estimates.under", under)}
      </p>
      <TokenEstimatesTable estimates={estimates} />
      <p className={cx(shared.note)}>{`${basis} ${since}`.trim()}</p>
    </>
  );
}
