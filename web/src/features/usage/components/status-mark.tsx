import { CircleCheck, CircleSlash, CircleX } from "lucide-react";
import type { RequestStatus } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import styles from "./status-mark.module.css";

const CLASS = { OK: "ok", ERROR: "failed", CANCELLED: "cancelled" } as const;
const ICON = { OK: CircleCheck, ERROR: CircleX, CANCELLED: CircleSlash } as const;

interface StatusMarkProps {
  status: RequestStatus;
  /** The word is still read aloud. */
  isIconOnly?: boolean;
}

/** How the call ended: icon and word. */
export function StatusMark({ status, isIconOnly = false }: StatusMarkProps) {
  const t = useText();
  const Icon = ICON[status];
  const word = t(`usage.status.${status}`);
  return (
    <span className={cx(styles.status, styles[CLASS[status]])} {...(isIconOnly ? { title: word } : {})}>
      <Icon aria-hidden />
      {isIconOnly ? <VisuallyHidden>{word}</VisuallyHidden> : word}
    </span>
  );
}
