import { Search, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Header } from "react-aria-components/Header";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Text } from "react-aria-components/Text";
import { TextField } from "react-aria-components/TextField";
import { cx } from "./class-names";
import type { CommandGroup } from "./command";
import styles from "./command-palette.module.css";
import floating from "./floating.module.css";
import { useCommandSearch } from "./use-command-search";

interface CommandPaletteProps {
  title: string;
  placeholder: string;
  closeLabel: string;
  /** What a search finds; of nothing typed, what is offered at first. */
  find: (search: string) => readonly CommandGroup[];
  /** Instead of a list without entries. */
  emptyText: string;
  /** What was typed, never half a syllable: for what has to be asked elsewhere. */
  onSearch: (search: string) => void;
  onClose: () => void;
}

/** The browser's word for a key that an input method took, also just after it let go. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * One field over a list: typing narrows it, arrows move through it, Enter acts. The focus stays in the field.
 * While a syllable is being put together and finds nothing, what was found before it stays.
 */
export function CommandPalette(props: CommandPaletteProps) {
  const { title, placeholder, closeLabel, find, emptyText, onSearch, onClose } = props;
  const { draft, groups, change, composition } = useCommandSearch({ find, onSearch });
  const run = (key: string | number): void => {
    const command = groups.flatMap(({ commands }) => commands).find(({ id }) => id === key);
    onClose();
    command?.onSelect();
  };
  return (
    <ModalOverlay
      className={cx(styles.scrim)}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <Modal className={cx(styles.modal)}>
        <Dialog className={cx(styles.dialog)} aria-label={title}>
          <Autocomplete inputValue={draft} onInputChange={change}>
            <CommandField {...{ title, placeholder, closeLabel, onClose, composition }} />
            <ListBox
              className={cx(styles.list)}
              aria-label={title}
              items={groups}
              onAction={run}
              renderEmptyState={() => <p className={cx(floating.empty)}>{emptyText}</p>}
            >
              {(group) => <Section group={group} />}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface CommandFieldProps extends Pick<CommandPaletteProps, "title" | "placeholder" | "closeLabel" | "onClose"> {
  composition: ReturnType<typeof useCommandSearch>["composition"];
}

/** The list around it says which one it controls. */
const COMBOBOX = { role: "combobox", "aria-expanded": true, "aria-haspopup": "listbox" } as const;

function CommandField({ title, placeholder, closeLabel, onClose, composition }: CommandFieldProps) {
  return (
    <div className={cx(styles.top)} onKeyDownCapture={keepFromList}>
      <Search aria-hidden />
      <TextField className={cx(styles.field)} aria-label={title} autoFocus>
        <Input className={cx(styles.input)} {...COMBOBOX} placeholder={placeholder} {...composition} />
      </TextField>
      <Button className={cx(styles.close)} aria-label={closeLabel} onPress={onClose}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

/** Such an Enter ends the syllable and nothing else. */
function keepFromList(event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD) event.stopPropagation();
}

function Section({ group: { id, title, commands } }: { group: CommandGroup }) {
  return (
    <ListBoxSection id={id} className={cx(styles.section)} aria-label={title}>
      <Header className={cx(styles.title)}>{title}</Header>
      {commands.map((command) => (
        <ListBoxItem
          key={command.id}
          id={command.id}
          textValue={command.label}
          className={cx(floating.option, styles.option)}
        >
          {command.icon}
          <Text slot="label" className={cx(floating.hinted)}>
            <span>{command.label}</span>{" "}
            {command.hint === undefined ? null : <span className={cx(floating.hint)}>{command.hint}</span>}
          </Text>
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}
