import { useText } from "../../../lib/i18n";
import type { MeterChoice } from "../../../lib/url-grammar";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { UserSpreadResult } from "../api/use-user-spread";
import { Concentration } from "./concentration";

/** The curve in its card. */
export function ConcentrationPanel({ spread, state, retry, meter }: UserSpreadResult & { meter: MeterChoice }) {
  const t = useText();
  return (
    <Panel
      title={t("users.curve.title")}
      state={state}
      onRetry={retry}
      skeletonHeight={300}
      isEmpty={(spread?.curve.length ?? 0) === 0}
      empty={<EmptyState title={t(spread?.users === null ? "users.curve.few" : "users.curve.none")} />}
    >
      {spread === undefined ? null : <Concentration spread={spread} meter={meter} />}
    </Panel>
  );
}
