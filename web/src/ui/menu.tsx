import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Header } from "react-aria-components/Header";
import { Text } from "react-aria-components/Text";
import { Popover } from "react-aria-components/Popover";
import { cx } from "./class-names";
import floating from "./floating.module.css";
import styles from "./menu.module.css";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Beside it, quieter; a part of its name, because it is seen as one. */
  hint?: string;
  onSelect: () => void;
  isDanger?: boolean;
  /** Why it cannot be chosen now; shown below it. */
  disabledBecause?: string | null;
}

export interface MenuGroup {
  id: string;
  title?: string;
  /** Given for a group of which one is chosen; all that are the same where several are, none where none is. */
  selected?: string | readonly string[];
  items: readonly MenuEntry[];
}

interface MenuProps {
  /** A button of ours. */
  trigger: ReactNode;
  label: string;
  groups: readonly MenuGroup[];
  /** For what is asked only when somebody looks. */
  onOpen?: () => void;
  /** For one that is opened by more than its trigger. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

export function Menu({ trigger, label, groups, onOpen, isOpen, onOpenChange }: MenuProps) {
  const change = (opens: boolean): void => {
    if (opens) onOpen?.();
    onOpenChange?.(opens);
  };
  return (
    <MenuTrigger onOpenChange={change} {...(isOpen === undefined ? {} : { isOpen })}>
      {trigger}
      <Popover className={cx(floating.popover)} placement="bottom end" offset={4}>
        <AriaMenu className={cx(floating.list)} aria-label={label}>
          {groups.map((group) => (
            <MenuSection
              key={group.id}
              className={cx(styles.section)}
              {...(group.title === undefined ? { "aria-label": label } : {})}
              {...(group.selected === undefined
                ? {}
                : { selectionMode: "single", selectedKeys: [group.selected].flat(), disallowEmptySelection: true })}
            >
              {group.title === undefined ? null : <Header className={cx(styles.title)}>{group.title}</Header>}
              {group.items.map((item) => (
                <Entry key={item.id} item={item} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ item }: { item: MenuEntry }) {
  const reason = item.disabledBecause ?? null;
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      className={cx(floating.option, item.isDanger === true && floating.danger)}
      isDisabled={reason !== null}
      onAction={item.onSelect}
    >
      {({ isSelected }) => (
        <>
          {isSelected ? <Check aria-hidden /> : (item.icon ?? <span />)}
          <Text slot="label" className={cx(floating.hinted)}>
            <span>{item.label}</span>{" "}
            {item.hint === undefined ? null : <span className={cx(floating.hint)}>{item.hint}</span>}
          </Text>
          {reason === null ? null : (
            <Text slot="description" className={cx(floating.reason)}>
              {reason}
            </Text>
          )}
        </>
      )}
    </MenuItem>
  );
}
