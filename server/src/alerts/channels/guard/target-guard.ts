import { lookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { PrivateTargetError } from "./private-target-error.js";
import { isPublicAddress } from "./public-address.js";

/** Asks for every address of a name. */
export type Resolve = (
  name: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[] | undefined) => void,
) => void;

interface TargetGuardOptions {
  /** Whether posts may go to private and local addresses: the operator said so. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
}

/**
 * Keeps posts out of the network that the server stands in. A name is resolved once for a connection, every address
 * is looked at, and the connection goes to one of those: what the name is a moment later is of no use to anybody.
 */
export class TargetGuard {
  private readonly resolve: Resolve;

  constructor(private readonly options: TargetGuardOptions) {
    this.resolve = options.resolve ?? lookup;
  }

  /** Of a socket. It is not asked for hosts that are addresses: see `refuseAddress`. */
  readonly lookup: LookupFunction = (name, { all }, done) => {
    this.resolve(name, { all: true }, (error, addresses = []) => {
      const [first] = addresses;
      if (error !== null) return done(error, []);
      if (first === undefined || !addresses.every(({ address }) => this.allows(address))) {
        return done(new PrivateTargetError(), []);
      }
      return all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };

  /**
   * @param host of a URL, where other spellings of an address are this one already
   * @throws PrivateTargetError when it is an address that may not be connected to; names are not looked at
   */
  refuseAddress(host: string): void {
    const address = host.replace(/^\[(.*)\]$/, "$1");
    if (isIP(address) !== 0 && !this.allows(address)) throw new PrivateTargetError();
  }

  /**
   * As a connection would find it now.
   *
   * @throws PrivateTargetError; the error of the resolver when the name has no address
   */
  async check(host: string): Promise<void> {
    this.refuseAddress(host);
    if (this.options.allowPrivate || isIP(host.replace(/^\[(.*)\]$/, "$1")) !== 0) return;
    await new Promise<void>((resolve, reject) => {
      this.lookup(host, { all: true }, (error) => (error === null ? resolve() : reject(error)));
    });
  }

  private allows(address: string): boolean {
    return this.options.allowPrivate || isPublicAddress(address);
  }
}
