import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { useNames } from '../../volunteers/queries.ts'
import type { NearPost } from '../queries.ts'
import { sideWords } from '../words.ts'
import { useFreeSaid } from './free.ts'
import { words } from './words.ts'

type Of = Pick<NearPost, 'side' | 'words' | 'placeName' | 'skill' | 'free' | 'until'>

/** One entry as everybody near reads it. */
export function PostText({ of: p }: { of: Of }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const names = useNames()
  const free = useFreeSaid()
  const notes = [
    p.placeName,
    p.skill && names.skill(p.skill),
    p.free.length > 0 && free(p.free),
    t('until', { day: f.fullDate(p.until) }),
  ]
  return (
    <>
      <small className="hint">{wordIn(sideWords[p.side], lang)}</small>
      <b>{p.words ?? '…'}</b>
      <small className="hint">{notes.filter(Boolean).join(' · ')}</small>
    </>
  )
}
