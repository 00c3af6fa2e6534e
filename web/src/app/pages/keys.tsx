import { KeysPage } from "../../features/keys/keys-page";
import { Permitted } from "./permitted";

export function Keys() {
  return (
    <Permitted needs="MANAGE_KEYS">
      <KeysPage />
    </Permitted>
  );
}
