import { Button } from 'antd'
import { useState } from 'react'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { mint } from '../../kit/mint.ts'
import { usePublish } from '../wish-queries.ts'
import { Claims } from './Claims.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useNames } from '../../volunteers/queries.ts'
import { usePostOf, type PostView } from '../queries.ts'
import { causeWords, levelWords, postStateWords, sideWords } from '../words.ts'
import { LookForm } from './LookForm.tsx'
import { words } from './words.ts'

/** One entry, and what was reported of it. */
export function PostPage() {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const post = usePostOf(id)
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[{ name: t('title'), to: '/neighbours' }, { name: post.data?.words ?? '…' }]}
      />
      <Answering of={post} lines={6}>
        {(p) => <One of={p} />}
      </Answering>
    </>
  )
}

function One({ of: p }: { of: PostView }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const names = useNames()
  const say = useDone()
  const publish = usePublish()
  const [id] = useState(mint)
  const [looking, setLooking] = useState<'close' | 'stand'>()
  const onBoard = async () => {
    await publish.mutateAsync({ params: { id: p.id }, body: { id } })
    say(t('published'))
  }
  return (
    <>
      <header className="of-one-head">
        <h1>{p.words ?? t('emptied')}</h1>
        <span>{wordIn(sideWords[p.side], lang)}</span>
        <span>{wordIn(postStateWords[p.state], lang)}</span>
        {p.may.map((act) => (
          <Button
            key={act}
            onClick={() => (act === 'publish' ? void onBoard().catch(() => undefined) : setLooking(act))}
          >
            {t(act)}
          </Button>
        ))}
      </header>
      <Facts
        wide
        rows={[
          [t('level'), `${wordIn(levelWords[p.level], lang)} · ${p.placeName}`],
          [t('skill'), p.skill && names.skill(p.skill)],
          [t('until'), f.fullDate(p.until)],
          [t('answers'), String(p.answers)],
          [t('why'), p.why],
        ]}
      />
      {p.reported.length > 0 && (
        <section>
          <h2>{t('reported')}</h2>
          <Facts
            wide
            rows={p.reported.map((r) => [
              f.moment(r.at),
              [wordIn(causeWords[r.cause], lang), r.words, r.settled && t('settled')].filter(Boolean).join(' · '),
            ])}
          />
        </section>
      )}
      {publish.error !== undefined && <ErrorState error={publish.error} />}
      {p.speaks && <Claims post={p.id} />}
      {looking && <LookForm id={p.id} act={looking} onClose={() => setLooking(undefined)} />}
    </>
  )
}
