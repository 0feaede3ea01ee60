/** What an address of a relay or a mail server must look like before anything is handed to it. */
import { isIP } from 'node:net'
import { isPublic } from './addresses.ts'

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/** Within the machine or a network of one's own: there plain text is read by nobody else. */
export function isOwnNetwork(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) return !isPublic(host)
  return !host.includes('.') || /\.(internal|local|lan|home\.arpa)$/.test(host)
}

/** A message names a phone and says what is meant for one person: it crosses the open net by https alone. */
export function isRelay(text: string): boolean {
  const url = parsed(text)
  if (!url || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isOwnNetwork(url.hostname))
}

export function isMailServer(text: string): boolean {
  const url = parsed(text)
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
}

/** A password is not sent in clear: outside one's own network the server must offer TLS. */
export function needsTls(text: string): boolean {
  const url = parsed(text)
  return url !== undefined && url.protocol === 'smtp:' && !isOwnNetwork(url.hostname)
}
