import { parse, type DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";
import { Role } from "../../access/permission.js";
import type { Viewer } from "../../access/viewer.js";
import { AppError } from "../../core/errors.js";
import { MAX_TOKENS } from "../operation-limits.js";
import { boundsFault } from "./document-bounds.js";
import { measureDocument, type DocumentMeasures } from "./measure-document.js";
import { scanDocument } from "./scan-document.js";

/** Of texts that were within every bound; clients ask the same ones again and again. */
const REMEMBERED = 500;
/** Longer ones are hardly sent twice. */
const MAX_REMEMBERED_LENGTH = 8_192;

interface Asking {
  readonly viewer: Viewer | null;
  readonly maxTokens: number;
}

/**
 * Refuses documents that would cost more than they may before they are compared with the schema, which
 * itself takes the square of what is in them.
 */
export class DocumentGate {
  /** Whether a text asks what the schema is. */
  private readonly known = new LRUCache<string, boolean>({ max: REMEMBERED });

  /**
   * Passes what is no GraphQL: whoever parses it says so.
   *
   * @throws AppError BAD_INPUT for a document beyond a bound; UNAUTHENTICATED or FORBIDDEN for one that
   *   asks what the schema is, but for an administrator who signed in
   */
  check(text: string, { viewer, maxTokens }: Asking): void {
    const scanned = scanDocument(text, maxTokens);
    if (typeof scanned === "string") throw AppError.refused(scanned);
    if (scanned === null) return;
    if (scanned.tokens > MAX_TOKENS) {
      requireRecording(scanned.outline);
      return;
    }
    if (this.known.get(text) ?? this.judge(text)) requireAdministrator(viewer);
  }

  private judge(text: string): boolean {
    const measures = measured(text);
    if (measures === null) return false;
    if (text.length <= MAX_REMEMBERED_LENGTH) this.known.set(text, measures.introspects);
    return measures.introspects;
  }
}

/** Whether a viewer may learn of the schema by asking, or by guessing at it. */
export function maySeeSchema(viewer: Viewer | null): boolean {
  return viewer?.kind === "MEMBER" && viewer.role === Role.ADMIN;
}

function requireAdministrator(viewer: Viewer | null): void {
  if (viewer === null) throw AppError.unauthenticated("Sign in as an administrator to ask what the schema is.");
  if (!maySeeSchema(viewer)) throw AppError.forbidden("an administrator who signed in, for it asks what the schema is");
}

/** Only recording takes a long document. To tell it from others takes a moment: its events are not read. */
function requireRecording(outline: string): void {
  const measures = measured(outline);
  if (measures !== null && !measures.onlyRecords) {
    throw AppError.refused(`A document that does more than record has at most ${MAX_TOKENS} tokens.`);
  }
}

/** Null for what is no GraphQL. */
function measured(text: string): DocumentMeasures | null {
  const document = parsed(text);
  if (document === null) return null;
  const measures = measureDocument(document);
  const fault = boundsFault(measures);
  if (fault !== null) throw AppError.refused(fault);
  return measures;
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return null;
  }
}
