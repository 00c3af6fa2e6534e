import { cx } from "../../../ui/class-names";
import { Button } from "../../../ui/button";
import { Progress } from "../../../ui/progress";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useDemo } from "../api/use-demo";
import { useDemoProgress } from "../api/use-demo-progress";
import styles from "./demo-offer.module.css";

/** The button that fills the demo, and how far it is. */
export function DemoOffer({ canManage }: { canManage: boolean }) {
  const t = useText();
  const format = useFormat();
  const progress = useDemoProgress();
  const { fillDemo, busy, fault } = useDemo();
  if (progress !== null) {
    return (
      <div className={cx(styles.filling)} role="group" aria-label={t("demo.filling")}>
        <p>{t("demo.filling.text", { percent: format.percent(progress) })}</p>
        <Progress value={progress} label={t("demo.filling")} />
      </div>
    );
  }
  return (
    <>
      <div>
        <Button variant="primary" onPress={() => void fillDemo()} isPending={busy} isDisabled={!canManage}>
          {t("demo.fill")}
        </Button>
      </div>
      {canManage ? null : <p>{t("demo.fill.notAllowed")}</p>}
      {fault === null ? null : <p role="alert">{fault.message ?? t(`ui.fault.${fault.kind}`)}</p>}
    </>
  );
}
