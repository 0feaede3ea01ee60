import { useState } from 'react'
import { entryCode, entrySign } from '../../../domain/activities/door.ts'
import { questionsOf, type Groups } from '../../../domain/activities/entries.ts'
import { useMe } from '../../accounts/queries.ts'
import { Check } from '../../kit/form/choices.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { sentAnswers, type AnswerValues } from '../../kit/form/questions.ts'
import { SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { faultsOf } from '../../kit/problem.ts'
import { useSearch } from '../../kit/router.tsx'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { Square } from '../../kit/ui/Square.tsx'
import { State } from '../../kit/ui/State.tsx'
import { NameForm } from './DrawPart.tsx'
import { useWords } from '../../kit/words.ts'
import { useArrive, useOwnSide, useSignUp, useWithdraw, type ActivityPage, type OwnSide } from '../queries.ts'
import './activities.css'
import { faultWords, words } from './words.ts'

type Item = OwnSide['items'][number]

/** Where residents sign up: for themselves, and for those for whom they speak. [E3] */
export function SignUp({ of: a }: { of: ActivityPage }) {
  const t = useWords(words)
  const me = useMe().data?.me
  if (a.joining === 'none' || a.status === 'cancelled') return null
  if (a.joining === 'staff') return <p className="small">{t('shutStaff')}</p>
  if (me?.kind === 'resident') return <Own of={a} />
  return me ? null : (
    <BtnLink primary icon="person" to="/sign-in">
      {t('signInFirst')}
    </BtnLink>
  )
}

function Own({ of: a }: { of: ActivityPage }) {
  const t = useWords(words)
  const side = useOwnSide(a.id)
  return (
    <Section title={t('signUp')}>
      <Answering of={side} lines={2}>
        {(own) => (
          <>
            {own.shut === 'begun' && <p className="small">{t('shutBegun')}</p>}
            {own.shut === null && a.free?.elders === 0 && <p className="small">{t('fullDo')}</p>}
            <ul className="stack signing">
              {own.items.map((item) => (
                <li key={item.person ?? 'account'}>
                  {item.entry ? (
                    <>
                      <Standing activity={a.id} item={item} open={own.shut === null} />
                      {a.contest && <NameForm activity={a.id} entry={item.entry.id} />}
                    </>
                  ) : (
                    own.shut === null && <Entering activity={a.id} item={item} side={own} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answering>
    </Section>
  )
}

const isOwn = (item: Item) => item.as === 'self' || item.as === 'account'

/** On the list, or waiting; whoever is not coming says so, and the next moves up. */
function Standing({ activity, item, open }: { activity: string; item: Item; open: boolean }) {
  const t = useWords(words)
  const withdraw = useWithdraw()
  const [id] = useState(mint)
  const [asking, setAsking] = useState(false)
  const { state, ahead, arrived } = item.entry!
  if (arrived) return <State tone="good">{isOwn(item) ? t('arrived') : t('arrivedFor', { name: item.name })}</State>
  const n = ahead ?? 0
  const said = isOwn(item)
    ? state === 'in'
      ? t('inMe')
      : t('waitsMe', { n })
    : state === 'in'
      ? t('in', { name: item.name })
      : t('waits', { name: item.name, n })
  const go = () => withdraw.mutate({ params: { id: activity, entry: item.entry!.id }, body: { id } })
  return (
    <Flat>
      <State tone={state === 'in' ? 'good' : 'soon'}>{said}</State>
      <p className="small">{t('code', { code: entryCode(item.entry!.id) })}</p>
      <Square className="entry-sign" text={entrySign(item.entry!.id)} label={t('codeShown')} />
      <Here activity={activity} item={item} />
      {open && !asking && (
        <Btn onClick={() => setAsking(true)}>{isOwn(item) ? t('withdraw') : t('withdrawFor', { name: item.name })}</Btn>
      )}
      {asking && (
        <>
          <p>{t('withdrawAsk')}</p>
          <Btns>
            <Btn busy={withdraw.isPending} onClick={go}>
              {t('withdrawYes')}
            </Btn>
            <Btn onClick={() => setAsking(false)}>{t('keep')}</Btn>
          </Btns>
        </>
      )}
      {withdraw.error !== undefined && <ErrorState error={withdraw.error} />}
    </Flat>
  )
}

/** Whoever has scanned the sign at the door says that they are there; its code is in the address, and lasts a minute. */
function Here({ activity, item }: { activity: string; item: Item }) {
  const t = useWords(words)
  const [search] = useSearch()
  const arrive = useArrive()
  const [id] = useState(mint)
  const code = search.get('door')
  if (!code) return null
  const old = faultsOf(arrive.error).some((f) => f.code === 'code-old' || f.code === 'code')
  const go = () => arrive.mutate({ params: { id: activity, entry: item.entry!.id }, body: { id, code } })
  return (
    <>
      <Btn primary={isOwn(item)} icon="pin" busy={arrive.isPending} onClick={go}>
        {isOwn(item) ? t('amHere') : t('hereFor', { name: item.name })}
      </Btn>
      {old ? <p role="alert">{t('doorOld')}</p> : arrive.error !== undefined && <ErrorState error={arrive.error} />}
    </>
  )
}

interface Values {
  name: string
  elder: boolean
  groups: AnswerValues
}

/** What is asked, and no more: a name where no register knows it, their age where places are kept, the groups of the kind. */
function Entering({ activity, item, side }: { activity: string; item: Item; side: OwnSide }) {
  const t = useWords(words)
  const signUp = useSignUp()
  const [id] = useState(mint)
  const [opened, setOpened] = useState(false)
  const form = useForm<Values>({
    start: { name: '', elder: false, groups: {} },
    words: faultWords,
    check: (v) => (item.person === null && v.name.trim().length < 2 ? [{ path: 'name', code: 'name' }] : []),
  })
  const { name, elder } = { name: item.person === null, elder: side.eldersFrom !== null && item.elder === null }
  const asks = name || elder || side.criteria.length > 0
  const label = isOwn(item) ? t('signUpMe') : t('signUpFor', { name: item.name })
  const send = (v: Values) =>
    signUp.mutateAsync({
      params: { id: activity },
      body: {
        id,
        person: item.person,
        name: name ? v.name.trim() : null,
        elder: v.elder,
        groups: sentAnswers(v.groups) as Groups,
      },
    })
  if (asks && !opened)
    return (
      <Btn primary={isOwn(item)} icon="ok" onClick={() => setOpened(true)}>
        {label}
      </Btn>
    )
  return (
    <Form form={form} onSubmit={send}>
      {name && (
        <TextField
          form={form}
          name="name"
          label={t('yourName')}
          hint={t('yourNameHint')}
          maxLength={30}
          autoComplete="name"
        />
      )}
      {elder && <Check form={form} name="elder" label={t('isElder', { age: side.eldersFrom! })} />}
      <SchemaForm form={form} name="groups" schema={questionsOf(side.criteria)} />
      <Btn primary={isOwn(item)} type="submit" icon="ok" busy={form.sending}>
        {label}
      </Btn>
    </Form>
  )
}
