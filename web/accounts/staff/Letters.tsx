import { Button, Modal, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { lettersApi, type LetterBrief } from '../../../domain/accounts/letters-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct, useMore } from '../../kit/query.ts'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { staffWords } from '../../kit/staff/words.ts'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { WhyDialog } from './WhyDialog.tsx'
import { letterWords } from './words/letters.ts'

const changes = [lettersApi.list]

/** The supervisor's desk of letters that were not performed by themselves. */
export function Letters() {
  const t = useWords(letterWords)
  const kit = useWords(staffWords)
  const [state, setState] = useState<'open' | 'settled'>('open')
  const [opened, setOpened] = useState<string>()
  const letters = useMore(lettersApi.list, { query: { state } })
  return (
    <>
      <PageHead title={t('title')} note={t('lead')}>
        <Segmented
          className="parts"
          value={state}
          onChange={setState}
          options={[
            { value: 'open', label: t('open') },
            { value: 'settled', label: t('settled') },
          ]}
        />
      </PageHead>
      {letters.items === undefined ? (
        letters.error ? (
          <ErrorState error={letters.error} retry={() => void letters.refetch()} />
        ) : (
          <Skeleton />
        )
      ) : letters.items.length === 0 ? (
        <EmptyState icon="done" title={t('none')} hint={t('noneDo')} />
      ) : (
        <ul className="quiet-list">
          {letters.items.map((l) => (
            <One key={l.id} letter={l} onOpen={() => setOpened(l.id)} />
          ))}
        </ul>
      )}
      {letters.more && <Button onClick={letters.loadMore}>{kit('loadMore')}</Button>}
      {opened && <OneLetter id={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function useBecause() {
  const t = useWords(letterWords)
  return ({ because, settled, state }: LetterBrief) => {
    if (settled && state === 'refused') return t('refusedBy', { who: settled.shown, why: settled.why ?? '' })
    if (settled) return t('accepted', { who: settled.shown })
    if (!because) return ''
    return because.fault === 'refused' ? t('refused', { detail: because.detail ?? '' }) : t(because.fault)
  }
}

function One({ letter: l, onOpen }: { letter: LetterBrief; onOpen: () => void }) {
  const t = useWords(letterWords)
  const f = useFormat()
  const because = useBecause()
  return (
    <li>
      <span>
        <b>{l.author.shown}</b>
        <small className="below">{because(l)}</small>
        <small className="below">{t('written', { when: f.moment(l.writtenAt), came: f.moment(l.receivedAt) })}</small>
      </span>
      <span className="grow" />
      {!l.settled && (
        <Button size="small" onClick={onOpen}>
          {t('look')}
        </Button>
      )}
    </li>
  )
}

/** What it would do, in plain words, and the two ways on. */
function OneLetter({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords(letterWords)
  const say = useDone()
  const because = useBecause()
  const look = useAct(lettersApi.get)
  const accept = useAct(lettersApi.accept, { changes })
  const refuse = useAct(lettersApi.refuse, { changes })
  const [letter, setLetter] = useState<Answer<typeof lettersApi.get>>()
  const [error, setError] = useState<unknown>()
  const [refusing, setRefusing] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    look.mutateAsync({ params: { id }, body: {} }).then(setLetter, setError)
    // Looked at once: each look is logged.
    // eslint-disable-next-line react/exhaustive-deps
  }, [id])
  const perform = async () => {
    setBusy(true)
    setError(undefined)
    await accept.mutateAsync({ params: { id }, body: { id: mint() } }).then(
      () => {
        say(t('done'))
        onClose()
      },
      (thrown: unknown) => setError(thrown),
    )
    setBusy(false)
  }
  return (
    <>
      <Modal
        open
        title={letter ? `${t('title')} · ${letter.author.shown}` : t('title')}
        onCancel={onClose}
        footer={
          <>
            <Button disabled={!letter} onClick={() => setRefusing(true)}>
              {t('refuse')}…
            </Button>
            <Button
              type="primary"
              loading={busy}
              disabled={!letter || letter.before > 0 || letter.because?.fault === 'letter-unreadable'}
              onClick={() => void perform()}
            >
              {t('accept')}
            </Button>
          </>
        }
      >
        {letter ? (
          <>
            <p>{because(letter)}</p>
            {letter.before > 0 && <p className="wrong">{t('before', { n: letter.before })}</p>}
            <h3>{t('would')}</h3>
            <p>{[letter.about?.what, letter.about?.who].filter(Boolean).join(' · ') || t('letter-unreadable')}</p>
            <h3>{t('wrote')}</h3>
            {letter.file && <p>{t('file')}</p>}
            {letter.lines.map((l) => (
              <p key={`${l.field} ${l.text}`}>{l.text}</p>
            ))}
            {letter.lines.length === 0 && !letter.file && <p className="quiet">{t('nothing')}</p>}
          </>
        ) : (
          error === undefined && <Skeleton />
        )}
        {error !== undefined && <ErrorState error={error} />}
      </Modal>
      {refusing && (
        <WhyDialog
          title={t('refuse')}
          note={t('refuseNote')}
          okText={t('refuse')}
          doneText={t('back')}
          onClose={() => setRefusing(false)}
          send={(body) => refuse.mutateAsync({ params: { id }, body }).then(onClose)}
        />
      )}
    </>
  )
}
