/** A feed of activities as a calendar reads it: iCalendar (RFC 5545), with the names of RFC 7986. Pure, exact to the byte. */
import { hour, minute, momentOf, type Instant } from '../kernel/instant.ts'

export interface FeedEvent {
  /** Stays the same for as long as there is one. */
  uid: string
  /** Grows with every change of the plan. */
  sequence: number
  revised: Instant
  from: Instant
  to: Instant
  title: string
  where: string
  about: string
  kind: string
  /** Address of its page; null where none is known. */
  page: string | null
  /** Called off; waiting for a place; else held. */
  status: 'CANCELLED' | 'TENTATIVE' | 'CONFIRMED'
}

export interface Feed {
  name: string
  events: readonly FeedEvent[]
}

/** How often somebody may look again. */
const lookAgain = 'PT4H'

/** Octets of a line of a calendar, its end not counted (RFC 5545 §3.1). */
const longestLine = 75

const octets = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)

/** Longer lines go on below, indented by a blank; no character is cut. */
export function folded(line: string): string {
  let out = ''
  let length = 0
  for (const char of line) {
    const more = octets(char.codePointAt(0)!)
    if (length + more > longestLine) {
      out += '\r\n '
      length = 1
    }
    out += char
    length += more
  }
  return out
}

/** Text of a property (§3.3.11); what no calendar can show is dropped. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')

/** `20260320T010000Z` */
const utc = (at: Instant): string => `${momentOf(at).replace(/[-:]/g, '').slice(0, 15)}Z`
/** By the clock on the wall there. */
const local = (at: Instant): string => utc(at + 8 * hour).slice(0, -1)

/** One clock since the last summer time of 1991; no activity is older. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T020000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const text = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${escaped(value)}`])

const eventLines = (e: FeedEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${e.uid}`,
  `DTSTAMP:${utc(e.revised)}`,
  `LAST-MODIFIED:${utc(e.revised)}`,
  `SEQUENCE:${e.sequence}`,
  `DTSTART;TZID=Asia/Shanghai:${local(e.from)}`,
  `DTEND;TZID=Asia/Shanghai:${local(Math.max(e.to, e.from + minute))}`,
  `STATUS:${e.status}`,
  ...text('SUMMARY', e.title),
  ...text('LOCATION', e.where),
  ...text('DESCRIPTION', e.about),
  ...text('CATEGORIES', e.kind),
  ...(e.page ? [`URL:${e.page.replace(/\p{Cc}/gu, '')}`] : []),
  'END:VEVENT',
]

export const feedText = ({ name, events }: Feed): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Linli//Activities//ZH',
    'CALSCALE:GREGORIAN',
    ...text('NAME', name),
    ...text('X-WR-CALNAME', name),
    'X-WR-TIMEZONE:Asia/Shanghai',
    `REFRESH-INTERVAL;VALUE=DURATION:${lookAgain}`,
    `X-PUBLISHED-TTL:${lookAgain}`,
    ...zone,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
