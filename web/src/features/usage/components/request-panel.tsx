import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { Drawer } from "../../../ui/drawer";
import type { RequestRow } from "../api/use-requests";
import { CallFields, OriginFields, TokenFields } from "./request-fields";
import styles from "./request-panel.module.css";
import { StatusMark } from "./status-mark";

interface RequestPanelProps {
  /** Null while the request is not among those that are loaded. */
  request: RequestRow | null;
  isOpen: boolean;
  onClose: () => void;
}

/** Everything recorded about one request. */
export function RequestPanel({ request, isOpen, onClose }: RequestPanelProps) {
  const t = useText();
  return (
    <Drawer title={t("usage.request.title")} closeLabel={t("usage.request.close")} isOpen={isOpen} onClose={onClose}>
      {request === null ? (
        <p className={cx(styles.privacy)}>{t("usage.request.notLoaded")}</p>
      ) : (
        <>
          <Headline request={request} />
          <OriginFields request={request} />
          <TokenFields request={request} />
          <CallFields request={request} />
          <p className={cx(styles.privacy)}>{t("usage.request.privacy")}</p>
        </>
      )}
    </Drawer>
  );
}

function Headline({ request: { cost, costState, status } }: { request: RequestRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p className={cx(styles.headline)}>
        <strong>{cost === null ? format.unknown : format.moneyExact(cost)}</strong>
        <span>{t(`usage.cost.${costState}`)}</span>
        <StatusMark status={status} />
      </p>
      {costState === "UNPRICED" ? <p className={cx(styles.why)}>{t("usage.cost.UNPRICED.why")}</p> : null}
    </>
  );
}
