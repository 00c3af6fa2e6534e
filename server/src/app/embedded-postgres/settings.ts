import { totalmem } from "node:os";

const MIB = 1024 ** 2;

/** Acknowledged events must survive a power cut, so nothing here trades durability for speed. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/** For databases that are thrown away with the run that made them. */
const THROWAWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Server settings, given on the command line so that a release can change them. */
export function serverSettings(port: number, durable: boolean): string[] {
  const memory = totalmem();
  const settings = {
    ...(durable ? DURABLE : THROWAWAY),
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: durable ? "100" : "200", // several servers at a time may share one that is thrown away
    shared_buffers: megabytes(between(memory / 16, 128, 512)),
    effective_cache_size: megabytes(between(memory / 2, 256, 16_384)),
    work_mem: "16MB",
    maintenance_work_mem: megabytes(between(memory / 32, 64, 512)),
    max_wal_size: "2GB",
    min_wal_size: "256MB",
    checkpoint_timeout: "15min",
    random_page_cost: "1.1", // solid-state disks; the default is for spinning ones
    jit: "off", // costs more than it saves on questions answered in milliseconds
    log_min_messages: "warning",
    log_checkpoints: "off",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function between(bytes: number, minMib: number, maxMib: number): number {
  return Math.round(Math.min(Math.max(bytes / MIB, minMib), maxMib));
}

function megabytes(amount: number): string {
  return `${amount}MB`;
}
