/** What rooms show on the page of oneself. */
import { HarmEntry } from '../children/FieldScreens.tsx'
import { NoticeEntry } from '../notices/FieldScreens.tsx'

export function MeParts() {
  return (
    <>
      <NoticeEntry />
      <HarmEntry />
    </>
  )
}
