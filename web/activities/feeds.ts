/** Addresses of feeds for calendars, as a program outside asks for them, of posters and of pictures. */
import { county } from '../kit/county.ts'

const at = (path: string) => `${location.origin}/${county()}/api${path}`

export const feedOfOne = (id: string) => at(`/activities/${id}/calendar`)
export const feedOfPlace = (place: string) => at(`/activities-calendar/place?place=${encodeURIComponent(place)}`)
export const feedOfUnit = (unit: string) => at(`/activities-calendar/unit?unit=${encodeURIComponent(unit)}`)
export const feedOfOwn = (token: string) => at(`/activities-calendar/own/${token}`)
/** A picture, for everybody; or for whoever keeps an activity that residents are not shown. */
export const pictureOf = (id: string, picture: string, shown: boolean) =>
  at(`/activities/${id}/pictures/${picture}${shown ? '' : '/own'}`)
export const posterOf = (id: string, as: 'pdf' | 'png') => at(`/activities/${id}/poster?as=${as}`)
