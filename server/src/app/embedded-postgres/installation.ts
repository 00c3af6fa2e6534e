import type { Binaries } from "./binaries.js";
import type { ClusterLayout } from "./cluster-layout.js";
import type { RunAs } from "./run-as.js";

/** One cluster, and how its programs are run. */
export interface Installation {
  layout: ClusterLayout;
  binaries: Binaries;
  runAs: RunAs | null;
  /** False for databases that are thrown away with the run that made them. */
  durable: boolean;
}
