import { useState, type FormEvent } from "react";
import { formatKeys, parseKeys } from "../../../lib/key-list";
import { useText } from "../../../lib/i18n";
import { NO_NARROWING, parseAttempt, parseMoney, parseTokens, type Narrowing } from "../../../lib/narrowing";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { TextField } from "../../../ui/text-field";
import styles from "./requests-tools.module.css";

interface NarrowingFormProps {
  narrowing: Narrowing;
  onApply: (narrowing: Narrowing) => void;
}

const FIELDS = [
  "minCost",
  "minAttempt",
  "minTokens",
  "minInputTokens",
  "maxOutputTokens",
  "noteIds",
  "fingerprints",
] as const;
type Field = (typeof FIELDS)[number];

/** What single requests must meet. Waits for its button: each of them is asked of every row. */
export function NarrowingForm({ narrowing, onApply }: NarrowingFormProps) {
  const t = useText();
  const [drafts, setDrafts] = useState<Readonly<Record<Field, string>>>(() => ({
    minCost: narrowing.minCost ?? "",
    minAttempt: String(narrowing.minAttempt ?? ""),
    minTokens: String(narrowing.minTokens ?? ""),
    minInputTokens: String(narrowing.minInputTokens ?? ""),
    maxOutputTokens: String(narrowing.maxOutputTokens ?? ""),
    noteIds: formatKeys(narrowing.noteIds),
    fingerprints: formatKeys(narrowing.fingerprints),
  }));
  const [faulty, setFaulty] = useState<readonly Field[]>([]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { read, faults } = readDrafts(drafts);
    setFaulty(faults);
    if (faults.length === 0) onApply(read);
  };
  return (
    <form className={cx(styles.narrowing)} onSubmit={submit} noValidate>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t(`requests.narrow.${field}`)}
          value={drafts[field]}
          onChange={(text) => setDrafts({ ...drafts, [field]: text })}
          inputMode={field === "minCost" ? "decimal" : field.startsWith("m") ? "numeric" : "text"}
          error={faulty.includes(field) ? t(`requests.narrow.${field}.fault`) : null}
          {...(field === "minCost" ? { suffix: "USD" } : {})}
        />
      ))}
      <Button type="submit" variant="primary">
        {t("requests.narrow.apply")}
      </Button>
    </form>
  );
}

/** Empty fields ask nothing. */
function readDrafts(drafts: Readonly<Record<Field, string>>): { read: Narrowing; faults: Field[] } {
  const faults: Field[] = [];
  const read = <Value,>(field: Field, parse: (text: string) => Value | null, nothing: Value): Value => {
    const text = drafts[field].trim();
    if (text === "") return nothing;
    const value = parse(text);
    if (value === null) faults.push(field);
    return value ?? nothing;
  };
  return {
    read: {
      minCost: read<string | null>("minCost", parseMoney, null),
      minAttempt: read<number | null>("minAttempt", parseAttempt, null),
      minTokens: read<number | null>("minTokens", parseTokens, null),
      minInputTokens: read<number | null>("minInputTokens", parseTokens, null),
      maxOutputTokens: read<number | null>("maxOutputTokens", parseTokens, null),
      noteIds: read("noteIds", parseKeys, NO_NARROWING.noteIds),
      fingerprints: read("fingerprints", parseKeys, NO_NARROWING.fingerprints),
    },
    faults,
  };
}
