import type { ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { useSettings } from "../../lib/use-settings";
import { cx } from "../../ui/class-names";
import { Panel } from "../../ui/panel";
import { CurrencyPanel } from "./components/currency-panel";
import { HealthPanel } from "./components/health-panel";
import { GeneralForm } from "./components/general-form";
import styles from "./general-page.module.css";

/** What holds for everybody of this installation. @param demo what fills and removes the demo */
export function GeneralPage({ demo }: { demo: ReactNode }) {
  const t = useText();
  const settings = useSettings();
  if (settings === null) {
    return (
      <Panel title={t("general.organisation")} state={{ face: "loading" }} skeletonHeight={240}>
        {null}
      </Panel>
    );
  }
  return (
    <GeneralForm settings={settings}>
      <CurrencyPanel currency={settings.displayCurrency} />
      <Panel title={t("general.demo")} state={{ face: "ready", refreshing: false, fault: null }}>
        <div className={cx(styles.fields)}>{demo}</div>
      </Panel>
      <HealthPanel />
    </GeneralForm>
  );
}
