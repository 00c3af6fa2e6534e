import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { useDataHealth } from "../api/use-data-health";
import { healthFacts } from "../model/health-facts";
import styles from "./health-panel.module.css";

/** Whether everything that was sent is where it belongs; what nobody knows is told as unknown, never as nothing. */
export function HealthPanel() {
  const t = useText();
  const carried = useCarriedSearch();
  const { health, mailConfigured, state, retry } = useDataHealth();
  const words = { t, format: useFormat(), nowMs: useMinute() };
  const facts = health === undefined ? [] : healthFacts(health, mailConfigured, words);
  return (
    <Panel title={t("general.health")} state={state} onRetry={retry} skeletonHeight={200}>
      <dl className={cx(styles.facts)}>
        {facts.map(({ name, texts, isBad, more }) => (
          <div key={name}>
            <dt>{t(`general.health.${name}`)}</dt>
            <dd className={cx(isBad && styles.bad)}>
              {texts.map((text) => (
                <span key={text}>{text} </span>
              ))}
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
