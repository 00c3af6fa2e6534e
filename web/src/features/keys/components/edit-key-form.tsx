import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { useAct } from "../../../lib/use-act";
import { wallInstant } from "../../../lib/wall-instant";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { FormFault } from "../../../ui/form-fault";
import styles from "../../../ui/form.module.css";
import { TextField } from "../../../ui/text-field";
import { useUnsavedInput } from "../../../ui/unsaved-input";
import { useFocusFault } from "../../../ui/use-focus-fault";
import { UPDATE_API_KEY } from "../api/key-acts";
import type { ApiKey } from "../api/use-api-keys";
import { emptyKey, readKey, type KeyDraft } from "../model/key-draft";
import { BoundFields } from "./bound-fields";

interface EditKeyFormProps {
  apiKey: ApiKey;
  onSaved: () => void;
  onCancel: () => void;
}

/** Name, expiry and limit. What a key may do stays: another task gets another key. */
export default function EditKeyForm({ apiKey, onSaved, onCancel }: EditKeyFormProps) {
  const t = useText();
  const [initial] = useState(() => draftOf(apiKey));
  const [draft, setDraft] = useState(initial);
  useUnsavedInput(draft !== initial);
  const change = (patch: Partial<KeyDraft>): void => setDraft((current) => ({ ...current, ...patch }));
  const { save, busy, fault, errorOf, failures, clock } = useSaving(apiKey, draft, onSaved);
  const form = useFocusFault(failures);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} className={cx(styles.form)} onSubmit={submit} noValidate>
      <div className={cx(styles.group)}>
        <TextField
          label={t("keys.form.name")}
          description={t("keys.form.name.why")}
          value={draft.name}
          onChange={(name) => change({ name })}
          autoComplete="off"
          error={errorOf("name")}
        />
      </div>
      <BoundFields {...{ draft, clock, change, errorOf }} />
      <div className={cx(styles.bar)}>
        {fault === null ? null : <FormFault fault={fault} />}
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button variant="primary" type="submit" isPending={busy}>
          {t("keys.form.save")}
        </Button>
      </div>
    </form>
  );
}

function useSaving({ id, expiresAt: kept }: ApiKey, draft: KeyDraft, onSaved: () => void) {
  const t = useText();
  const { timeZone } = useFormat();
  const [failures, setFailures] = useState(0);
  const { act, busy, fault } = useAct(UPDATE_API_KEY);
  const clock = { nowMs: useMinute(), instantOf: (wall: string) => wallInstant(wall, timeZone), kept };
  const read = readKey(draft, clock);

  const isTaken = fault?.kind === "conflict" && fault.field === "name";
  const save = async (): Promise<void> => {
    if ("input" in read && (await act({ id, ...changes(draft, read.input) })) !== null) onSaved();
    else setFailures((count) => count + 1);
  };
  const errorOf = (field: keyof KeyDraft): string | null => {
    const problem = failures > 0 && "problems" in read ? read.problems.get(field) : undefined;
    if (problem !== undefined) return t(`keys.problem.${problem}`);
    return isTaken && field === "name" ? t("keys.problem.taken") : null;
  };
  return { save, busy, fault: isTaken ? null : fault, errorOf, failures, clock };
}

type Changeable = Pick<
  Extract<ReturnType<typeof readKey>, { input: unknown }>["input"],
  "name" | "expiresAt" | "requestsPerMinute"
>;

/** An expiry that is kept is not sent: it may have passed, and the rest can be changed still. */
function changes({ expiry }: KeyDraft, { name, expiresAt, requestsPerMinute }: Changeable): Partial<Changeable> {
  return { name, requestsPerMinute, ...(expiry.choice === "keep" ? {} : { expiresAt }) };
}

function draftOf({ name, project, scopes, expiresAt, requestsPerMinute }: ApiKey): KeyDraft {
  return {
    ...emptyKey(project.id),
    name,
    scopes,
    expiry: { choice: expiresAt == null ? "none" : "keep", date: null },
    requestsPerMinute: requestsPerMinute == null ? "" : String(requestsPerMinute),
  };
}
