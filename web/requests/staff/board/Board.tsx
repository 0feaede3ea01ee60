import { useLocation } from '../../../kit/router.tsx'
import { useWords } from '../../../kit/words.ts'
import { words } from '../words.ts'
import { Found } from './Found.tsx'
import type { Finding } from './FindNumber.tsx'
import { RequestList, type ListView } from './RequestList.tsx'

const views: readonly ListView[] = [
  { word: 'viewAccept', search: 'waiting=acceptance%2Cverification', count: 'acceptance' },
  { word: 'viewDispatch', search: 'waiting=dispatch', count: 'dispatch' },
  { word: 'viewDue', search: '', count: 'open' },
  { word: 'viewRed', search: 'light=red', count: 'red' },
  { word: 'viewReturned', search: 'waiting=redispatch', count: 'redispatch' },
  { word: 'viewDecide', search: 'waiting=decision', count: 'decision' },
  { word: 'viewSupervised', search: 'supervised=true', count: 'supervised' },
]

/** The board of the dispatcher: what falls due next comes first; the row and its preview beside it. */
export function Board() {
  const t = useWords(words)
  const { state } = useLocation()
  const find = (state as Finding | null)?.find
  return find ? <Found number={find} /> : <RequestList from="board" title={t('board')} views={views} many />
}
