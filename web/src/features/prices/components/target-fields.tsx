import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { Select } from "../../../ui/select";
import { TextField } from "../../../ui/text-field";
import { ToggleGroup } from "../../../ui/toggle-group";
import type { ProjectName } from "../api/use-projects";
import type { FormPart } from "./form-part";
import styles from "../../../ui/form.module.css";

const SERVICE_TIERS = ["standard", "batch", "flex", "priority"];

interface TargetFieldsProps extends FormPart {
  providers: readonly string[];
  projects: readonly ProjectName[];
}

/** Which requests the price is for. */
export function TargetFields({ draft, change, errorOf, providers, projects }: TargetFieldsProps) {
  const t = useText();
  return (
    <fieldset className={cx(styles.group)}>
      <legend>{t("prices.form.target")}</legend>
      <div className={cx(styles.pair)}>
        <TextField
          label={t("prices.provider")}
          value={draft.provider}
          onChange={(provider) => change({ provider })}
          suggestions={providers}
          error={errorOf("provider")}
        />
        <TextField
          label={t("prices.column.model")}
          value={draft.model}
          onChange={(model) => change({ model })}
          error={errorOf("model")}
        />
      </div>
      <MatchChoice prefix={draft.prefix} onChange={(prefix) => change({ prefix })} />
      <div className={cx(styles.pair)}>
        <Select
          label={t("prices.form.project")}
          value={draft.projectId}
          onChange={(projectId) => change({ projectId })}
          options={[
            { value: "", label: t("prices.project.all") },
            ...projects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          label={t("prices.form.serviceTier")}
          value={draft.serviceTier}
          onChange={(serviceTier) => change({ serviceTier })}
          suggestions={SERVICE_TIERS}
          error={errorOf("serviceTier")}
        />
      </div>
    </fieldset>
  );
}

function MatchChoice({ prefix, onChange }: { prefix: boolean; onChange: (prefix: boolean) => void }) {
  const t = useText();
  return (
    <div>
      <ToggleGroup
        label={t("prices.form.match")}
        value={prefix ? "prefix" : "exact"}
        onChange={(match) => onChange(match === "prefix")}
        options={[
          { value: "exact", label: t("prices.form.match.exact") },
          { value: "prefix", label: t("prices.form.match.prefix") },
        ]}
      />
      <p className={cx(styles.hint)}>{t(prefix ? "prices.form.match.prefix.why" : "prices.form.match.exact.why")}</p>
    </div>
  );
}
