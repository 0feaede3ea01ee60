/** What of activities goes elsewhere: posters, and feeds for calendars [E9]: of a team, of a place, of one activity, for anybody; of one's own sign-ups by an address nobody guesses. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { PosterForm } from './poster.ts'

/** In the address of a feed of one's own. */
export const FeedToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: 'code' })

const file = { may: 'public', media: 'stream', perMinute: 60, answer: z.unknown() } as const

export const feedApi = {
  poster: read('/activities/:id/poster', {
    ...file,
    perMinute: 20,
    summary: 'The poster of an activity, as paper or as a picture; it leads to the page that residents pass on',
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ as: PosterForm }),
  }),
  feedOfOne: read('/activities/:id/calendar', {
    ...file,
    summary: 'One activity, as a calendar takes it in (iCalendar)',
    params: z.strictObject({ id: Id }),
  }),
  feedOfPlace: read('/activities-calendar/place', {
    ...file,
    summary: 'What is held for the people of a place, as a feed for calendars (iCalendar)',
    query: z.strictObject({ place: PlacePath }),
  }),
  feedOfUnit: read('/activities-calendar/unit', {
    ...file,
    summary: 'What a unit or a squad holds, as a feed for calendars (iCalendar)',
    query: z.strictObject({ unit: OrgCode }),
  }),
  feedOfOwn: read('/activities-calendar/own/:token', {
    ...file,
    summary: 'One’s own sign-ups, as a feed for calendars (iCalendar); the address is all that is asked',
    params: z.strictObject({ token: FeedToken }),
  }),
  ownFeed: read('/activities-mine/calendar', {
    may: 'self',
    summary: 'The address of the feed of one’s own sign-ups, where there is one',
    answer: z.strictObject({ token: FeedToken.nullable(), since: Moment.nullable() }),
  }),
  makeFeed: act('POST', '/activities-mine/calendar', {
    may: 'self',
    summary: 'A new address for the feed of one’s own sign-ups; the one before leads nowhere from then on',
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  endFeed: act('POST', '/activities-mine/calendar/end', {
    may: 'self',
    summary: 'No feed of one’s own any more; its address leads nowhere',
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
} as const
