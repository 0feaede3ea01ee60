/** Addresses of people and offices as others may see them: enough to tell two apart. */

/** `00012345678` → `000****5678`. */
const phone = (digits: string) => `${digits.slice(0, 3)}****${digits.slice(-4)}`

/** `office@county.example` → `o***@county.example`. */
const mail = (address: string) => `${address.slice(0, 1)}***${address.slice(address.lastIndexOf('@'))}`

export const maskContact = (kind: 'phone' | 'mail', address: string): string =>
  kind === 'phone' ? phone(address) : mail(address)
