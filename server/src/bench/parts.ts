import type { PartName } from "./bench-options.js";
import type { Part } from "./part.js";
import { recording } from "./recording.part.js";

export const PARTS: Readonly<Record<PartName, Part>> = { recording };
