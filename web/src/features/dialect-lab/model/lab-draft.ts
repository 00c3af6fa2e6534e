import type { NormalizeUsageInput } from "../../../lib/graphql/graphql";

/** What stands in the form; an empty dialect leaves its detection to the server. */
export interface LabDraft {
  provider: string;
  model: string;
  dialect: string;
  usage: string;
}

export type LabField = keyof LabDraft;

export const EMPTY_DRAFT: LabDraft = { provider: "", model: "", dialect: "", usage: "" };

/** The first field that has to be filled before there is something to ask; null when all are. */
export function missingField({ provider, model, usage }: LabDraft): LabField | null {
  if (usage.trim() === "") return "usage";
  if (provider.trim() === "") return "provider";
  return model.trim() === "" ? "model" : null;
}

export function toInput({ provider, model, dialect, usage }: LabDraft): NormalizeUsageInput {
  return {
    provider: provider.trim(),
    model: model.trim(),
    usage,
    ...(dialect === "" ? {} : { dialect }),
  };
}

/** The field that the server found fault with, such as `input.usage`; without a name it is about the usage. */
export function faultyField(field: string | null): LabField {
  const name = field?.split(/[.[]/).find((part) => part !== "input");
  return name === "provider" || name === "model" || name === "dialect" ? name : "usage";
}
