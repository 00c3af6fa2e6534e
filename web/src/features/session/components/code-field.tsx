import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { TextField } from "../../../ui/text-field";
import styles from "./sign-in-form.module.css";

interface CodeFieldProps {
  value: string;
  onChange: (code: string) => void;
  autoFocus?: boolean;
  error: string | null;
}

/** Six digits of the authenticator, or one of the codes that were kept for when it is lost. */
export function CodeField({ value, onChange, autoFocus = false, error }: CodeFieldProps) {
  const t = useText();
  const [isRecovery, setRecovery] = useState(false);
  const switchKind = (): void => {
    setRecovery(!isRecovery);
    onChange("");
  };
  return (
    <div className={cx(styles.code)}>
      <TextField
        key={String(isRecovery)}
        label={t(isRecovery ? "session.recoveryCode" : "session.code")}
        name="code"
        autoComplete={isRecovery ? "off" : "one-time-code"}
        inputMode={isRecovery ? "text" : "numeric"}
        description={t(isRecovery ? "session.recoveryCode.why" : "session.code.why")}
        value={value}
        // Codes are shown in groups, and copied with the space between them.
        onChange={(code) => onChange(code.replace(/\s/g, ""))}
        isRequired
        autoFocus={autoFocus || isRecovery}
        error={error}
      />
      <Button variant="quiet" onPress={switchKind}>
        {t(isRecovery ? "session.code.use" : "session.recoveryCode.use")}
      </Button>
    </div>
  );
}
