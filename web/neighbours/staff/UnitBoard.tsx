import { Button } from 'antd'
import { useState } from 'react'
import { useMe } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useClaim, useUnitBoard, type UnitBoard as Board } from '../wish-queries.ts'
import { neighbourFaults, postStateWords, sideWords } from '../words.ts'
import { ClaimActs } from './Claims.tsx'
import { RegisterForm } from './RegisterForm.tsx'
import { wishWords } from './wish-words.ts'
import { words } from './words.ts'

/** Wishes and posts where a unit registered, and what it claimed. [S0-17] */
export function UnitBoard() {
  const t = useWords(wishWords)
  const units = [...new Set((useMe().data?.me?.grants ?? []).flatMap((g) => (g.unit ? [g.unit] : [])))]
  return (
    <>
      <PageHead title={t('unitBoard')} note={t('unitBoardNote')} />
      {units.length === 0 ? (
        <EmptyState icon="building" title={t('noUnit')} hint={t('noUnitDo')} />
      ) : (
        units.map((unit) => <OfUnit key={unit} unit={unit} />)
      )}
    </>
  )
}

function OfUnit({ unit }: { unit: string }) {
  return <Answering of={useUnitBoard(unit)}>{(board) => <Shown of={board} unit={unit} />}</Answering>
}

function Shown({ of: b, unit }: { of: Board; unit: string }) {
  const t = useWords(wishWords)
  const w = useWords(words)
  const lang = useLanguage()
  const [entering, setEntering] = useState(false)
  return (
    <>
      <section>
        <h2>{t('there')}</h2>
        {b.there.length === 0 ? (
          <p className="none">{t('thereNone')}</p>
        ) : (
          <p>{b.there.map((p) => p.placeName).join('、')}</p>
        )}
        <Button onClick={() => setEntering(true)}>{t('register')}</Button>
      </section>
      <section>
        <h2>{t('open')}</h2>
        {b.open.length === 0 && <p className="none">{t('openNone')}</p>}
        <ul className="plain">
          {b.open.map((p) => (
            <Open key={p.id} of={p} unit={unit} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('ours')}</h2>
        {b.claims.length === 0 && <p className="none">{t('oursNone')}</p>}
        <ul className="plain">
          {b.claims.map((c) => (
            <li key={c.id}>
              <b>{c.post.words ?? w('emptied')}</b> {c.post.placeName} · {wordIn(postStateWords[c.post.state], lang)}
              <ClaimActs of={c} />
            </li>
          ))}
        </ul>
      </section>
      {entering && <RegisterForm unit={unit} onClose={() => setEntering(false)} />}
    </>
  )
}

function Open({ of: p, unit }: { of: Board['open'][number]; unit: string }) {
  const t = useWords(wishWords)
  const w = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const [claiming, setClaiming] = useState(false)
  return (
    <li>
      {wordIn(sideWords[p.side], lang)} <b>{p.words ?? w('emptied')}</b> {p.placeName} · {f.fullDate(p.until)}{' '}
      <Button onClick={() => setClaiming(true)}>{t('claim')}</Button>
      {claiming && <ClaimForm post={p.id} unit={unit} onClose={() => setClaiming(false)} />}
    </li>
  )
}

function ClaimForm({ post, unit, onClose }: { post: string; unit: string; onClose: () => void }) {
  const t = useWords(wishWords)
  const say = useDone()
  const claim = useClaim()
  const { id } = useOnce()
  const form = useForm({
    start: { words: '', name: '', phone: '' },
    words: neighbourFaults,
    check: (v) => [
      ...needed(v, 'name', 'phone'),
      ...(v.words.trim().length < 4 ? [{ path: 'words', code: 'too-short' }] : []),
    ],
  })
  return (
    <FormDialog
      title={t('claim')}
      form={form}
      okText={t('claim')}
      onClose={onClose}
      onSend={({ words: said, name, phone }) =>
        claim.mutateAsync({
          params: { id: post },
          body: { id, unit, words: said.trim(), contact: { name: name.trim(), phone: phone.trim() } },
        })
      }
      onSent={() => say(t('claimed'))}
    >
      <TextBox form={form} name="words" label={t('claimWords')} hint={t('wordsHint')} rows={3} maxLength={200} />
      <TextInput form={form} name="name" label={t('nameUs')} maxLength={20} />
      <TextInput form={form} name="phone" label={t('phone')} hint={t('phoneHint')} type="tel" />
    </FormDialog>
  )
}
