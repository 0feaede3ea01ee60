/** The time bank at the console; each screen is fetched when first opened. */
import { screen, type ScreenRoute } from '../kit/router.tsx'

export const timebankScreens: readonly ScreenRoute[] = [
  screen('/time-bank', async () => (await import('./staff/TimeBank.tsx')).TimeBank),
  screen('/time-bank/rules', async () => (await import('./staff/Rules.tsx')).Rules),
  screen('/time-bank/orders', async () => (await import('./staff/Orders.tsx')).Orders),
  screen('/time-bank/orders/:id', async () => (await import('./staff/OrderPage.tsx')).OrderPage),
  screen('/time-bank/proposals', async () => (await import('./staff/Proposals.tsx')).Proposals),
  screen('/time-bank/goods', async () => (await import('./staff/Goods.tsx')).Goods),
  screen('/time-bank/receipts/:id', async () => (await import('./staff/ReceiptPage.tsx')).ReceiptPage),
  screen('/time-bank/:id', async () => (await import('./staff/HolderPage.tsx')).HolderPage),
]
