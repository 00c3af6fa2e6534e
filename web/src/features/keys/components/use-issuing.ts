import { useState } from "react";
import { useText } from "../../../lib/i18n";
import type { IssueApiKeyMutation } from "../../../lib/graphql/graphql";
import { useAct } from "../../../lib/use-act";
import { CREATE_PROJECT, ISSUE_API_KEY } from "../api/key-acts";
import type { ExpiryClock } from "../model/expiry";
import { readKey, type KeyDraft } from "../model/key-draft";

export type Issued = IssueApiKeyMutation["issueApiKey"];

interface Issuing {
  draft: KeyDraft;
  clock: ExpiryClock;
  /** A project that was made stays made when the key after it is refused. */
  onProjectMade: (id: string) => void;
  onIssued: (issued: Issued) => void;
}

/** What the server names, and where the form has it. */
const FIELDS: Readonly<Record<string, keyof KeyDraft>> = {
  name: "name",
  scopes: "scopes",
  expiresAt: "expiry",
  requestsPerMinute: "requestsPerMinute",
  projectId: "projectId",
};

/** Errors stand from the first attempt on, and follow what is typed. */
export function useIssuing({ draft, clock, onProjectMade, onIssued }: Issuing) {
  const t = useText();
  const project = useAct(CREATE_PROJECT);
  const key = useAct(ISSUE_API_KEY, { fetchPolicy: "no-cache" });
  const [failures, setFailures] = useState(0);
  const read = readKey(draft, clock);
  const fault = project.fault ?? key.fault;
  const faultField =
    project.fault?.field === "name" ? "projectName" : (FIELDS[key.fault?.field?.replace(/^input\./, "") ?? ""] ?? null);

  const issue = async (): Promise<void> => {
    const answer = "input" in read ? await issueInto(read) : null;
    if (answer === null) setFailures((count) => count + 1);
    else onIssued(answer.issueApiKey);
  };
  const issueInto = async (ready: Extract<typeof read, { input: unknown }>) => {
    const projectId = "id" in ready.project ? ready.project.id : await makeProject(ready.project.name);
    return projectId === null ? null : key.act({ input: { ...ready.input, projectId } });
  };
  const makeProject = async (name: string): Promise<string | null> => {
    const made = (await project.act({ name }))?.createProject.id ?? null;
    if (made !== null) onProjectMade(made);
    return made;
  };
  const errorOf = (field: keyof KeyDraft): string | null => {
    const problem = failures > 0 && "problems" in read ? read.problems.get(field) : undefined;
    if (problem !== undefined) return t(`keys.problem.${problem}`);
    if (field !== faultField) return null;
    return fault?.kind === "conflict" ? t("keys.problem.taken") : (fault?.message ?? null);
  };
  return { issue, busy: project.busy || key.busy, fault: faultField === null ? fault : null, errorOf, failures };
}
