import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { useDataHealth } from "../api/use-data-health";
import styles from "./health-panel.module.css";
import { useHealthFacts } from "./use-health-facts";

/** Whether everything that was sent is where it belongs; what nobody knows is told as unknown, never as nothing. */
export function HealthPanel() {
  const t = useText();
  const carried = useCarriedSearch();
  const { health, mailConfigured, state, retry } = useDataHealth();
  const facts = useHealthFacts(health, mailConfigured);
  return (
    <Panel title={t("general.health")} state={state} onRetry={retry} skeletonHeight={200}>
      <dl className={cx(styles.facts)}>
        {facts.map(({ name, text, isBad, more }) => (
          <div key={name}>
            <dt>{t(`general.health.${name}`)}</dt>
            <dd className={cx(isBad && styles.bad)}>
              {text}{" "}
              {more === null ? null : (
                <Link to={more.to} search={carried}>
                  {t(more.label)}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
