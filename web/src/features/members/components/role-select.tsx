import type { Role } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import type { MessageKey } from "../../../locales/message-key";
import { Select } from "../../../ui/select";
import { ROLES } from "../model/roles";

interface RoleSelectProps {
  label: string;
  role: Role;
  /** Why this one must stay an administrator; null when they need not. */
  demoteLimit: MessageKey | null;
  onChange: (role: Role) => void;
}

export function RoleSelect({ label, role, demoteLimit, onChange }: RoleSelectProps) {
  const t = useText();
  return (
    <Select
      label={label}
      hideLabel
      value={role}
      onChange={(wanted) => (wanted === role ? undefined : onChange(wanted))}
      options={ROLES.map((value) => ({
        value,
        label: t(`session.role.${value}`),
        ...(demoteLimit === null || value === role ? {} : { isDisabled: true, hint: t(demoteLimit) }),
      }))}
    />
  );
}
