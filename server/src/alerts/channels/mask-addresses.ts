const ADDRESS = /([^\s<>"'(),;:@])[^\s<>"'(),;:@]*(@[^\s<>"'(),;:@]+)/gu;

/** Leaves of every mail address in a text the first letter and the domain: enough to know whose it is for who knows. */
export function maskAddresses(text: string): string {
  return text.replaceAll(ADDRESS, "$1…$2");
}
