import cliProgress from "cli-progress";

/** Standard error, or what stands in for it. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

const REPORT_EVERY_SHARE = 0.1;

/** Shows on stderr how much of a file is done, so that stdout carries the report alone. */
export interface Progress {
  update(bytesRead: number, accepted: number): void;
  stop(): void;
}

export function startProgress(totalBytes: number, stderr: ProgressStream): Progress {
  return stderr.isTTY === true ? startBar(totalBytes, stderr) : startLines(totalBytes, stderr);
}

function startBar(totalBytes: number, stderr: ProgressStream): Progress {
  const bar = new cliProgress.SingleBar({
    format: " {bar} {percentage} % · {accepted} accepted · {duration_formatted}",
    formatBar: cliProgress.Format.BarFormat,
    stream: stderr,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    stopOnComplete: false,
  });
  bar.start(totalBytes, 0, { accepted: "0" });
  return {
    update: (bytesRead, accepted) => {
      if (bytesRead > bar.getTotal()) bar.setTotal(bytesRead); // the file grew
      bar.update(bytesRead, { accepted: accepted.toLocaleString("en-US") });
    },
    stop: () => bar.stop(),
  };
}

/** For logs: one line for each tenth. */
function startLines(totalBytes: number, stderr: ProgressStream): Progress {
  let next = REPORT_EVERY_SHARE;
  return {
    update: (bytesRead, accepted) => {
      const share = bytesRead / totalBytes;
      if (share < next) return;
      next = Math.floor(share / REPORT_EVERY_SHARE + 1) * REPORT_EVERY_SHARE;
      stderr.write(`${Math.floor(Math.min(share, 1) * 100)} % read, ${accepted.toLocaleString("en-US")} accepted\n`);
    },
    stop: () => undefined,
  };
}
