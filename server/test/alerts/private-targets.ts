/** This machine, as attackers spell it. */
export const LOOPBACK_SPELLINGS = [
  "127.0.0.1",
  "127.1",
  "0x7f000001",
  "0x7f.1",
  "2130706433",
  "017700000001",
  "0177.0.0.1",
  "①②⑦.0.0.1",
  "127。0。0。1",
  "0",
  "0.0.0.0",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "localhost",
  "LOCALHOST",
];

/** Addresses that only this network, or this machine, reaches. */
export const PRIVATE_TARGETS = [
  ...LOOPBACK_SPELLINGS.map((host) => `http://${host}:9/hook`),
  "http://10.0.0.7/hook",
  "http://172.16.9.9/hook",
  "http://192.168.1.1/hook",
  "http://169.254.169.254/latest/meta-data",
  "http://100.64.0.1/hook",
  "http://224.0.0.1/hook",
  "http://255.255.255.255/hook",
  "https://[fd00::1]/hook",
  "https://[fe80::1]/hook",
  "https://[ff02::1]/hook",
  "https://[64:ff9b::7f00:1]/hook",
  "https://[2002:7f00:1::]/hook",
];
