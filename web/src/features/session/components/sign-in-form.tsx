import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { PasswordField } from "../../../ui/password-field";
import { TextField } from "../../../ui/text-field";
import { useSignIn } from "../api/use-sign-in";
import { refusalText } from "../model/refusal-text";
import { CodeField } from "./code-field";
import styles from "./sign-in-form.module.css";

interface SignInFormProps {
  onSignedIn: () => void;
  /** Known when a session ended; nobody types twice what we know. */
  knownEmail?: string;
}

/** E-mail and password, and then the code of who has a second factor. */
export function SignInForm({ onSignedIn, knownEmail = "" }: SignInFormProps) {
  const t = useText();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const { signIn, signingIn, fault, asksForCode, startOver } = useSignIn(onSignedIn);
  const isCodeWrong = asksForCode && fault?.field === "code";

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn({ email: email.trim(), password, code: asksForCode ? code : null });
  };
  const back = (): void => {
    setCode("");
    startOver();
  };
  return (
    <form className={cx(styles.form)} onSubmit={submit}>
      {fault === null || isCodeWrong ? null : (
        <p className={cx(styles.fault)} role="alert">
          {refusalText(fault, "session.refused", t)}
        </p>
      )}
      {asksForCode ? (
        <>
          <p className={cx(styles.who)}>{t("session.code.for", { email: email.trim() })}</p>
          <CodeField value={code} onChange={setCode} autoFocus error={isCodeWrong ? t("session.code.wrong") : null} />
        </>
      ) : (
        <Credentials email={email} onEmail={setEmail} password={password} onPassword={setPassword} />
      )}
      <Button type="submit" variant="primary" isPending={signingIn}>
        {t("session.signIn")}
      </Button>
      {asksForCode ? <Button onPress={back}>{t("session.back")}</Button> : null}
    </form>
  );
}

interface CredentialsProps {
  email: string;
  onEmail: (email: string) => void;
  password: string;
  onPassword: (password: string) => void;
}

function Credentials({ email, onEmail, password, onPassword }: CredentialsProps) {
  const t = useText();
  const [startsAtPassword] = useState(email !== "");
  return (
    <>
      <TextField
        label={t("session.email")}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={onEmail}
        isRequired
        autoFocus={!startsAtPassword}
      />
      <PasswordField
        label={t("session.password")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={onPassword}
        isRequired
        autoFocus={startsAtPassword}
      />
    </>
  );
}
