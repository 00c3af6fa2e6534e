import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import { toNarrowingChips } from "../model/narrowing-chips";
import styles from "./requests-tools.module.css";

/** The conditions in force; the cross of each lets go of it. */
export function NarrowingChips() {
  const t = useText();
  const format = useFormat();
  const { state, set } = useUrlState();
  const chips = toNarrowingChips(state, { t, format });
  if (chips.length === 0) return null;
  return (
    <span className={cx(styles.chips)} role="group" aria-label={t("requests.narrow.active")}>
      {chips.map(({ text, without }) => (
        <Chip key={text} onRemove={() => set(without)} removeLabel={t("requests.narrow.remove", { condition: text })}>
          {text}
        </Chip>
      ))}
    </span>
  );
}
