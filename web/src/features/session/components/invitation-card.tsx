import { toFault } from "../../../lib/graphql-fault";
import { createFormat } from "../../../lib/format";
import { useLanguage, useText } from "../../../lib/i18n";
import { useMinute } from "../../../lib/use-local-now";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Progress } from "../../../ui/progress";
import { useInvitation, type InvitationOffer } from "../api/use-invitation";
import { AcceptInvitationForm } from "./accept-invitation-form";
import styles from "./sign-in-form.module.css";

/** What an invitation offers, and how to take it up. */
export function InvitationCard({ token, onAccepted }: { token: string; onAccepted: () => void }) {
  const t = useText();
  const { offer, error, retry } = useInvitation(token);
  if (offer === null) return <DeadInvitation />;
  if (offer !== undefined) {
    return (
      <>
        <Offer offer={offer} />
        <AcceptInvitationForm token={token} offer={offer} onAccepted={onAccepted} />
      </>
    );
  }
  if (error === undefined) return <Progress value={null} label={t("session.invitation.reading")} />;
  return (
    <>
      <p role="alert">{t(`ui.fault.${toFault(error).kind}`)}</p>
      <Button onPress={retry}>{t("ui.retry")}</Button>
    </>
  );
}

/** A link that is used, withdrawn or too old, or that was copied in part. */
export function DeadInvitation() {
  const t = useText();
  return (
    <div className={cx(styles.form)}>
      <p>{t("session.invitation.dead")}</p>
      <p>{t("session.invitation.dead.do")}</p>
      <p>
        <a href="/sign-in">{t("session.invitation.signIn")}</a>
      </p>
    </div>
  );
}

function Offer({ offer }: { offer: InvitationOffer }) {
  const t = useText();
  const language = useLanguage();
  const now = useMinute();
  // How long it lasts is the same in every timezone, and the reporting one is not for who is not signed in.
  const until = createFormat(language, "UTC", null).relative(offer.expiresAt, now);
  return (
    <div className={cx(styles.offer)}>
      <p>
        <strong>{t("session.invitation.as", { role: t(`session.role.${offer.role}`) })}</strong>
      </p>
      <p>{t(`session.role.${offer.role}.may`)}</p>
      <p className={cx(styles.small)}>{t("session.invitation.until", { until })}</p>
    </div>
  );
}
