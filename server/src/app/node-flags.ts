/**
 * What Node is started with to serve. Without a limit V8 lets garbage pile up in proportion to the memory
 * of the machine, to more than half a gigabyte when far more arrives than can be recorded; what is really
 * in use stays below 200 MiB. Old objects are looked through whenever they are a quarter more, or what an export of
 * a million rows leaves behind would wait until there is twice as much. A batch lives until its commit: in half as
 * much room for young objects each of its objects would be copied twice, which costs a tenth of all recording.
 */
export const NODE_FLAGS = [
  "--enable-source-maps",
  "--max-old-space-size=512",
  "--heap-growing-percent=25",
  "--min-semi-space-size=32",
  "--max-semi-space-size=32",
];

/**
 * Variables of its memory outside V8, where the system has glibc. That makes a pile of what is larger than a limit
 * which grows by itself to 32 MiB, as buffers of requests and files are, and keeps it: 30 MiB after a few batches. As
 * small as the limit is at first, each goes back to the system.
 */
export const ALLOCATOR = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
};
