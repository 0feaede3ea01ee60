import { useWords } from '../../../kit/words.ts'
import { RequestList, type ListView } from '../board/RequestList.tsx'
import { words } from '../words.ts'

const views: readonly ListView[] = [
  { word: 'viewContact', search: 'waiting=contact', count: 'contact' },
  { word: 'viewRectify', search: 'waiting=rectification-order', count: 'rectification-order' },
  { word: 'viewCallBack', search: 'waiting=call-back', count: 'call-back' },
  { word: 'viewAppeal', search: 'waiting=appeal', count: 'appeal' },
  { word: 'viewResident', search: 'waiting=resident', count: 'resident' },
  { word: 'viewClose', search: 'waiting=closing', count: 'closing' },
]

/** What comes after a matter is said to be done: calls, bad ratings, rectification, appeals, closing. */
export function Ratings() {
  const t = useWords(words)
  return (
    <RequestList
      from="ratings"
      title={t('crumbRatings')}
      views={views}
      base={{ waiting: 'contact,rectification-order,rectification,call-back,appeal,resident,closing' }}
    />
  )
}
