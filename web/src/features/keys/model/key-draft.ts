import type { ApiKeyInput, ApiKeyScope } from "../../../lib/graphql/graphql";
import { nameProblem, type NameProblem } from "./name-problem";
import { readExpiry, type ExpiryClock, type ExpiryDraft } from "./expiry";

/** Stands for a project that is made together with the key. */
export const NEW_PROJECT = "new";

/** The form of a key as typed. */
export interface KeyDraft {
  name: string;
  /** An id, or `NEW_PROJECT`. */
  projectId: string;
  projectName: string;
  scopes: readonly ApiKeyScope[];
  expiry: ExpiryDraft;
  /** Empty: no limit of its own. */
  requestsPerMinute: string;
}

export type KeyProblem = NameProblem | "past" | "noScope" | "noLimit";

export type ReadKey =
  | {
      input: Omit<ApiKeyInput, "projectId">;
      /** An id, or the name of a project to be made first. */
      project: { id: string } | { name: string };
    }
  | { problems: ReadonlyMap<keyof KeyDraft, KeyProblem> };

const HIGHEST_LIMIT = 1_000_000;

export function emptyKey(projectId: string): KeyDraft {
  return {
    name: "",
    projectId,
    projectName: "",
    scopes: ["INGEST"],
    expiry: { choice: "none", date: null },
    requestsPerMinute: "",
  };
}

export function readKey(draft: KeyDraft, clock: ExpiryClock): ReadKey {
  const problems = new Map<keyof KeyDraft, KeyProblem>();
  const name = draft.name.trim();
  const projectName = draft.projectName.trim();
  const isNew = draft.projectId === NEW_PROJECT;
  const expiry = readExpiry(draft.expiry, clock);
  const limit = readLimit(draft.requestsPerMinute);

  noteName(problems, "name", name);
  if (isNew) noteName(problems, "projectName", projectName);
  if (draft.scopes.length === 0) problems.set("scopes", "noScope");
  if ("problem" in expiry) problems.set("expiry", expiry.problem);
  if (limit === "noLimit") problems.set("requestsPerMinute", "noLimit");
  if (problems.size > 0 || "problem" in expiry || limit === "noLimit") return { problems };
  return {
    input: { name, scopes: [...draft.scopes], expiresAt: expiry.expiresAt, requestsPerMinute: limit },
    project: isNew ? { name: projectName } : { id: draft.projectId },
  };
}

function noteName(problems: Map<keyof KeyDraft, KeyProblem>, field: keyof KeyDraft, name: string): void {
  const problem = nameProblem(name);
  if (problem !== null) problems.set(field, problem);
}

/** `"1,200"` is 1200, nothing is no limit. */
function readLimit(text: string): number | null | "noLimit" {
  const digits = text.trim().replaceAll(",", "");
  if (digits === "") return null;
  const limit = Number(digits);
  return /^\d+$/.test(digits) && limit >= 1 && limit <= HIGHEST_LIMIT ? limit : "noLimit";
}
