/** The sentences of pictures: added with their consent, shown until it ends, taken down at once. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { EndedWhy, mostPictures, NewPicture, PictureView } from './pictures.ts'

const one = { params: z.strictObject({ id: Id, picture: Id }) }

export const picturesApi = {
  pictures: read('/activities/:id/pictures', {
    may: 'activities.run',
    summary: 'Every picture of an activity with its consent, those that are shown no more among them',
    params: z.strictObject({ id: Id }),
    answer: z.strictObject({ items: z.array(PictureView), most: z.literal(mostPictures) }),
  }),
  addPicture: act('POST', '/activities/:id/pictures', {
    may: 'activities.run',
    summary: 'Add a picture, with the consent of whoever is seen on it',
    params: z.strictObject({ id: Id }),
    body: NewPicture,
    answer: done,
  }),
  endPicture: act('POST', '/activities/:id/pictures/:picture/end', {
    may: 'activities.run',
    summary: 'Show it nowhere from now on; its bytes go in the night',
    ...one,
    body: z.strictObject({ id: Id, why: EndedWhy }),
    answer: done,
  }),
  picture: read('/activities/:id/pictures/:picture', {
    may: 'public',
    summary: 'A picture of an activity, for as long as it may be shown',
    media: 'stream',
    ...one,
    answer: z.unknown(),
  }),
  pictureOfOwn: read('/activities/:id/pictures/:picture/own', {
    may: 'activities.run',
    summary: 'The same of an activity that is on no list of residents, for whoever keeps it',
    media: 'stream',
    ...one,
    answer: z.unknown(),
  }),
} as const
