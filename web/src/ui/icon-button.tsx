import { PlainIconButton, type PlainIconButtonProps } from "./plain-icon-button";
import { Tooltip } from "./tooltip";

/** Its label is its name, shown on hover and focus. */
export function IconButton(props: PlainIconButtonProps) {
  return (
    <Tooltip text={props.label}>
      <PlainIconButton {...props} />
    </Tooltip>
  );
}
