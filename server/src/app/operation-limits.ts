import { MAX_BODY_BYTES } from "@tokenledger/model/limits";
import { GraphQLError, type ASTVisitor, type ValidationContext } from "graphql";
import { Permission } from "../access/permission.js";
import type { Viewer } from "../access/viewer.js";

/** Ten times what the console's largest operation has. */
export const MAX_TOKENS = 2_000;
/** 5,000 events written out in the document, with every field. */
export const MAX_TOKENS_OF_RECORDERS = 1_000_000;
/** Of a document or of its variables that are told; whoever has more of them floods. */
export const MAX_FAULTS = 20;
const MAX_QUESTION_BYTES = 256 * 1024;
/** 1 MiB of pasted usage, in which JSON escapes every quote, and the question around it. */
const MAX_READER_BYTES = 2 * 1024 * 1024 + MAX_QUESTION_BYTES;

export interface OperationLimits {
  readonly bytes: number;
  readonly tokens: number;
}

/** Only who may record has reason to send much, and who may see usage to paste some of it. */
export function operationLimits(viewer: Viewer | null): OperationLimits {
  const may = (permission: Permission) => viewer !== null && viewer.permissions.includes(permission);
  if (may(Permission.RECORD_USAGE)) return { bytes: MAX_BODY_BYTES, tokens: MAX_TOKENS_OF_RECORDERS };
  return { bytes: may(Permission.VIEW_USAGE) ? MAX_READER_BYTES : MAX_QUESTION_BYTES, tokens: MAX_TOKENS };
}

/** Each computes a slow hash. */
const TRYING_PASSWORDS = ["signIn", "confirmSession", "changePassword", "acceptInvitation"];
const TRYING_CODES = ["enableSecondFactor", "disableSecondFactor", "renewRecoveryCodes"];
/** A dry run reads a mebibyte at once, previews every row of their range, the others a table from end to end. */
const READING_MUCH = [
  "normalizeUsage",
  "previewRecost",
  "previewReportingTimezone",
  "findAppUsers",
  "auditEntries",
  "auditFilterOptions",
];
const ONCE: ReadonlySet<string> = new Set([...TRYING_PASSWORDS, ...TRYING_CODES, ...READING_MUCH]);

/** Aliases must not multiply what is costly, nor the passwords and codes that one request tries. */
export function costlyFieldsOnce(context: ValidationContext): ASTVisitor {
  const counts = new Map<string, number>();
  return {
    Field(node) {
      const name = node.name.value;
      if (!ONCE.has(name)) return;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count === 2) context.reportError(new GraphQLError(`${name} may be asked once per request.`, { nodes: node }));
    },
  };
}
