import { useState, type FormEvent } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { TextField } from "../../../ui/text-field";
import styles from "./sign-in-form.module.css";
import { useSignIn } from "../api/use-sign-in";

interface SignInFormProps {
  onSignedIn: () => void;
  /** Known when a session ended; nobody types twice what we know. */
  knownEmail?: string;
}

export function SignInForm({ onSignedIn, knownEmail = "" }: SignInFormProps) {
  const t = useText();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState("");
  const { signIn, signingIn, fault } = useSignIn(onSignedIn);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn(email.trim(), password);
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit}>
      {fault === null ? null : (
        <p className={cx(styles.fault)} role="alert">
          {refusal(fault, t)}
        </p>
      )}
      <TextField
        label={t("session.email")}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isRequired
        autoFocus={knownEmail === ""}
      />
      <TextField
        label={t("session.password")}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isRequired
        autoFocus={knownEmail !== ""}
      />
      <Button type="submit" variant="primary" isPending={signingIn}>
        {t("session.signIn")}
      </Button>
    </form>
  );
}

function refusal(fault: Fault, t: ReturnType<typeof useText>): string {
  if (fault.kind === "unauthenticated") return t("session.refused");
  return fault.message ?? t(`ui.fault.${fault.kind}`);
}
