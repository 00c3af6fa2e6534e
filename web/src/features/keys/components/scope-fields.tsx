import type { ApiKeyScope } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { Checkbox } from "../../../ui/checkbox";
import { cx } from "../../../ui/class-names";
import form from "../../../ui/form.module.css";
import styles from "./scope-fields.module.css";

const SCOPES: readonly ApiKeyScope[] = ["INGEST", "READ", "ADMIN"];

interface ScopeFieldsProps {
  scopes: readonly ApiKeyScope[];
  onChange: (scopes: ApiKeyScope[]) => void;
  error: string | null;
}

/** What the key may do, each with what that means. */
export function ScopeFields({ scopes, onChange, error }: ScopeFieldsProps) {
  const t = useText();
  const toggle = (scope: ApiKeyScope, isOn: boolean): void =>
    onChange(SCOPES.filter((one) => (one === scope ? isOn : scopes.includes(one))));
  return (
    <fieldset className={cx(form.group)}>
      <legend>{t("keys.form.scopes")}</legend>
      {SCOPES.map((scope) => (
        <Checkbox key={scope} isSelected={scopes.includes(scope)} onChange={(isOn) => toggle(scope, isOn)}>
          {t(`keys.scope.${scope}`)}
          <span className={cx(styles.why)}>{t(`keys.scope.${scope}.why`)}</span>
        </Checkbox>
      ))}
      {error === null ? null : (
        <p className={cx(form.problem)} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
