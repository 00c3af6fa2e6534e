import { useText } from "../lib/i18n";
import { toldAnswer } from "../lib/told-answer";
import { cx } from "./class-names";
import styles from "./server-answer.module.css";

/** What a server said to a message, or why it could not be asked. */
export function ServerAnswer({ attempt }: { attempt: Parameters<typeof toldAnswer>[0] }) {
  const t = useText();
  const { text, isQuoted } = toldAnswer(attempt, t);
  return (
    <span className={cx(styles.answer, isQuoted && styles.quoted)} {...(isQuoted && { lang: "en" })}>
      {text}
    </span>
  );
}
