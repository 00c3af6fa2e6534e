import { alerts } from "./alerts/alerts.part.js";
import { archive } from "./archive/archive.part.js";
import { answers } from "./answers/answers.part.js";
import type { PartName } from "./bench-options.js";
import { client } from "./client/client.part.js";
import { exports } from "./exports/exports.part.js";
import { growth } from "./growth/growth.part.js";
import { latency } from "./latency.part.js";
import { live } from "./live.part.js";
import { overload } from "./overload/overload.part.js";
import type { Part } from "./part.js";
import { recost } from "./recost/recost.part.js";
import { recording } from "./recording.part.js";
import { thresholds } from "./thresholds/thresholds.part.js";

export const PARTS: Readonly<Record<PartName, Part>> = {
  recording,
  latency,
  overload,
  live,
  client,
  growth,
  recost,
  archive,
  answers,
  thresholds,
  alerts,
  exports,
};
