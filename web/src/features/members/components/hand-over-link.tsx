import type { InviteMemberMutation } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { CodeBlock } from "../../../ui/code-block";
import { Notice } from "../../../ui/notice";
import styles from "./invite-dialog.module.css";

interface HandOverLinkProps {
  issued: InviteMemberMutation["inviteMember"];
  onClose: () => void;
}

/** The link is a key: it is shown this once, and who has it becomes the member. */
export function HandOverLink({ issued: { invitation, url, mailed }, onClose }: HandOverLinkProps) {
  const t = useText();
  const format = useFormat();
  const { email, expiresAt } = invitation;
  return (
    <div className={cx(styles.form)}>
      <Mailed mailed={mailed ?? null} email={email} />
      <CodeBlock code={url} label={t("members.link.copy")} wraps />
      <p>{t("members.link.once", { time: format.dateTime(expiresAt) })}</p>
      <div className={cx(styles.actions)}>
        <Button variant="primary" onPress={onClose}>
          {t("members.link.done")}
        </Button>
      </div>
    </div>
  );
}

function Mailed({ mailed, email }: { mailed: boolean | null; email: string }) {
  const t = useText();
  const label = t("members.link.mail");
  if (mailed === null) return <p>{t("members.link.noMailServer", { email })}</p>;
  return (
    <Notice tone={mailed ? "ok" : "warning"} label={label}>
      {t(mailed ? "members.link.mailed" : "members.link.notMailed", { email })}
    </Notice>
  );
}
