import { useText, type Translate } from "../../../lib/i18n";
import { Select } from "../../../ui/select";
import type { ExportSubject } from "../model/export-subject";

interface SubjectChoiceProps {
  chosen: ExportSubject;
  choices: readonly ExportSubject[];
  onChange: (chosen: ExportSubject) => void;
}

/** What of a view leaves. */
export function SubjectChoice({ chosen, choices, onChange }: SubjectChoiceProps) {
  const t = useText();
  return (
    <Select
      label={t("exports.what")}
      value={nameOf(chosen)}
      onChange={(name) => {
        const found = choices.find((choice) => nameOf(choice) === name);
        if (found !== undefined) onChange(found);
      }}
      options={choices.map((choice) => ({ value: nameOf(choice), label: wordsOf(choice, t) }))}
    />
  );
}

const nameOf = (subject: ExportSubject): string =>
  "groupBy" in subject ? `${subject.of} ${subject.groupBy}` : subject.of;

function wordsOf(subject: ExportSubject, t: Translate): string {
  if (subject.of !== "breakdown") return t(`exports.what.${subject.of}`);
  return t(`exports.what.by.${subject.groupBy}`);
}
