/** The time bank in the resident shell; each screen is fetched when it is first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const residentScreens: ScreenRoute[] = [
  screen('/time-bank', async () => (await import('./resident/TimeBank.tsx')).TimeBank),
  screen('/time-bank/order', async () => (await import('./resident/OrderPage.tsx')).OrderPage),
  screen('/time-bank/orders', async () => (await import('./resident/Orders.tsx')).Orders),
  screen('/time-bank/serve', async () => (await import('./resident/Serve.tsx')).Serve),
  screen('/time-bank/:person/give', async () => (await import('./resident/Give.tsx')).Give),
  screen('/time-bank/:person', async () => (await import('./resident/Statement.tsx')).Statement),
]
