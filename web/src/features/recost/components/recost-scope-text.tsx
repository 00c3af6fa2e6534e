import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { Chip } from "../../../ui/chip";
import type { Recost } from "../api/use-recosts";
import styles from "./recost-list.module.css";

const SHOWN = 6;

/** Which requests were taken. */
export function RecostScopeText({
  recost: { range, providers, models, projectIds, unpricedOnly },
}: {
  recost: Recost;
}) {
  const t = useText();
  const format = useFormat();
  const names = [...(providers ?? []), ...(models ?? [])];
  const projects = projectIds ?? [];
  return (
    <div className={cx(styles.scope)}>
      <Chip>{format.range(range.from, range.to)}</Chip>
      {unpricedOnly ? <Chip>{t("recost.unpricedOnly")}</Chip> : null}
      {names.length === 0 ? <Chip>{t("recost.scope.everyModel")}</Chip> : null}
      {names.slice(0, SHOWN).map((name) => (
        <Chip key={name}>{name}</Chip>
      ))}
      {names.length > SHOWN ? <Chip>{t("recost.scope.more", { count: names.length - SHOWN })}</Chip> : null}
      {projects.length > 0 ? <Chip>{t("recost.scope.projects", { count: projects.length })}</Chip> : null}
    </div>
  );
}
