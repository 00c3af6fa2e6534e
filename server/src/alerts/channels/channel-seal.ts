import { deriveKey } from "../../core/derive-key.js";
import { openSealedText, sealText } from "../../core/sealed-text.js";

const PURPOSE = "alert channels";

/** Seals what must be read again to send: targets and secrets of channels. */
export class ChannelSeal {
  private readonly key: Buffer;

  /** @param encryptionKey of the installation */
  constructor(encryptionKey: Buffer) {
    this.key = deriveKey(encryptionKey, PURPOSE);
  }

  seal(text: string): Buffer {
    return sealText(this.key, text);
  }

  /** @throws Error when it was sealed with another key */
  open(sealed: Uint8Array): string {
    return openSealedText(this.key, Buffer.from(sealed));
  }
}
