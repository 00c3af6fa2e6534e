import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

const GIB = 1024 ** 3;

/** Where figures were taken, and how busy it was at that moment. */
export function machineNow() {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / GIB),
    node: process.version,
    loadAverage: (loadavg()[0] ?? Number.NaN).toFixed(1),
  };
}
