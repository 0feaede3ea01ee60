/** What was handed in for a restricted class and nobody decided goes by itself, after as many days as the county chose. */
import { OfferSettings, offersSettingName, usualOffers } from '../../domain/kernel/restricted.ts'
import type { Job } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { expireOffers } from '../kernel/restricted/offers.ts'
import { readSetting } from '../kernel/settings/index.ts'

export const offerSettings = (tx: Tx) => readSetting(tx, offersSettingName, OfferSettings, usualOffers)

export const offersEnd: Job = {
  name: 'rights.offers',
  every: '20 3 * * *',
  run: async (work) => {
    const { days } = await work.read(offerSettings)
    await expireOffers({ ...work, session: undefined }, new Date(work.now.getTime() - days * 86_400_000))
  },
}
