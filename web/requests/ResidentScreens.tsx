/** Screens of requests for the resident shell; each is fetched when it is first opened. */
import './resident/resident.css'
import { screen, type ScreenRoute } from '../kit/router.tsx'

export { HomePart } from './resident/HomePart.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/report', async () => (await import('./resident/What.tsx')).ReportWhat),
  screen('/help', async () => (await import('./resident/What.tsx')).HelpWhat),
  screen('/suggest', async () => (await import('./resident/What.tsx')).SuggestWhat),
  screen('/report/where', async () => (await import('./resident/Where.tsx')).ReportWhere),
  screen('/report/contact', async () => (await import('./resident/Contact.tsx')).ReportContact),
  screen('/report/check', async () => (await import('./resident/CheckAnswers.tsx')).ReportCheck),
  screen('/report/done', async () => (await import('./resident/Done.tsx')).ReportDone),
  screen('/report/followed', async () => (await import('./resident/Done.tsx')).ReportFollowed),
  screen('/link', async () => (await import('./resident/LinkPage.tsx')).LinkPage),
  screen('/track', async () => (await import('./resident/Track.tsx')).Track),
  screen('/track/:number', async () => (await import('./resident/Progress.tsx')).Progress),
  screen('/track/:number/rate', async () => (await import('./resident/Rate.tsx')).RateFirst),
  screen('/track/:number/rate-again', async () => (await import('./resident/Rate.tsx')).RateAgain),
  screen('/track/:number/:act', async () => (await import('./resident/Act.tsx')).Act),
  screen('/mine', async () => (await import('./resident/Mine.tsx')).Mine),
  screen('/mine/:request', async () => (await import('./resident/Progress.tsx')).Progress),
  screen('/mine/:request/rate', async () => (await import('./resident/Rate.tsx')).RateFirst),
  screen('/mine/:request/rate-again', async () => (await import('./resident/Rate.tsx')).RateAgain),
  screen('/mine/:request/:act', async () => (await import('./resident/Act.tsx')).Act),
]
