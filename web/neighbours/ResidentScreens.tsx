/** The board of neighbours in the resident shell; each screen is fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/neighbours', async () => (await import('./resident/Board.tsx')).Board),
  screen('/neighbours/new', async () => (await import('./resident/NewPage.tsx')).NewPage),
  screen('/neighbours/mine', async () => (await import('./resident/MinePage.tsx')).MinePage),
]

/** On the page of volunteering, which stands above this room. */
export const neighboursEntry = async () => (await import('./resident/Entry.tsx')).NeighboursEntry
