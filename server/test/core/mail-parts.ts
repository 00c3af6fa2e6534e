export interface MailPart {
  readonly type: string;
  readonly text: string;
}

/** The leaves of a multipart mail, decoded. */
export function mailParts(body: string): MailPart[] {
  return body
    .split(/^--[^\r\n]+\r\n/m)
    .map((part) => {
      const end = part.indexOf("\r\n\r\n");
      const head = part.slice(0, end).toLowerCase();
      const type = /content-type: ([\w/]+)/.exec(head)?.[1] ?? "";
      return { type, text: decode(head, part.slice(end + 4)) };
    })
    .filter(({ type }) => type.startsWith("text/"));
}

function decode(head: string, text: string): string {
  if (head.includes("base64")) return Buffer.from(text, "base64").toString("utf8");
  if (!head.includes("quoted-printable")) return text;
  const bytes = text
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
