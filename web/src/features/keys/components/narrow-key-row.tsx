import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import { IconButton } from "../../../ui/icon-button";
import { KeyActions } from "./key-actions";
import { KeyDetails } from "./key-details";
import type { KeyRowProps } from "./key-row";
import { KeyState } from "./key-state";
import styles from "./key-table.module.css";

/** A narrow screen has room for three columns; the rest opens below. */
export function NarrowKeyRow({ apiKey, onAct }: KeyRowProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr className={cx(apiKey.state === "REVOKED" && styles.revoked)}>
        <th scope="row" className={cx(styles.name)}>
          {apiKey.name}
          <span className={cx(cell.below)}>{apiKey.project.name}</span>
          <code className={cx(cell.below)}>{`${apiKey.prefix}…`}</code>
        </th>
        <td>
          <KeyState apiKey={apiKey} />
        </td>
        <td className={cx(cell.actions)}>
          <IconButton
            label={t("keys.more", { name: apiKey.name })}
            icon={isOpen ? <ChevronDown /> : <ChevronRight />}
            isExpanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          />
          <KeyActions apiKey={apiKey} onAct={onAct} />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={3} className={cx(cell.details)}>
            <KeyDetails apiKey={apiKey} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
