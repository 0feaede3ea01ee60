import { useState } from 'react'
import type { Level } from '../../../domain/neighbours/schema.ts'
import { freeOf } from '../../../domain/volunteers/free.ts'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { Choices, Tags } from '../../kit/form/choices.tsx'
import { Field, TextArea, TextField, tied } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate, useSearch } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useNames } from '../../volunteers/queries.ts'
import { useNear, usePost, useTerms } from '../queries.ts'
import { levelWords, neighbourFaults } from '../words.ts'
import { ContactFields, contactFaults, contactOf, type ContactValues } from './ContactFields.tsx'
import { useTicks } from './free.ts'
import './neighbours.css'
import { words } from './words.ts'

type Kind = 'offer' | 'ask' | 'wish'
const titles = { offer: 'toOffer', ask: 'toAsk', wish: 'toWish' } as const
const examples = { offer: 'sayOffer', ask: 'sayAsk', wish: 'sayWish' } as const

/** An offer, an ask, or a wish. */
export function NewPage() {
  const t = useWords(words)
  const [search] = useSearch()
  const said = search.get('side')
  const side: Kind = said === 'ask' || said === 'wish' ? said : 'offer'
  return (
    <Page title={t(titles[side])} back={{ name: t('backHere'), to: '/neighbours/near' }}>
      <SignedIn>{() => <Asked side={side} />}</SignedIn>
    </Page>
  )
}

function Asked({ side }: { side: Kind }) {
  const t = useWords(words)
  const untied = <EmptyState icon="person" title={t('untied')} hint={t('untiedDo')} />
  return (
    <Answering of={useNear()} empty={({ levels }) => levels.length === 0 && untied}>
      {({ levels }) => <Writing side={side} levels={levels} />}
    </Answering>
  )
}

interface Values extends ContactValues {
  words: string
  level: string
  skill: string
  times: string[]
  until: string
}

const inTwoWeeks = () => dayText(Date.now() + 14 * 86_400_000)

function Writing({ side, levels }: { side: Kind; levels: { level: Level; name: string }[] }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const post = usePost()
  const days = useTerms().data?.days ?? 60
  const [once] = useState(() => ({ id: mint(), until: inTwoWeeks() }))
  const form = useForm<Values>({
    start: {
      words: '',
      level: side === 'wish' ? 'community' : '',
      skill: '',
      times: [],
      until: once.until,
      name: '',
      phone: '',
    },
    draft: `neighbours-${side}`,
    words: neighbourFaults,
    check: (v) => [
      ...(v.words.trim().length < 4 ? [{ path: 'words', code: 'too-short' }] : []),
      ...(v.level ? [] : [{ path: 'level', code: 'required' }]),
      ...contactFaults(v),
    ],
  })
  const send = async (v: Values) => {
    const { level, until } = v
    await post.mutateAsync({
      body: {
        id: once.id,
        side,
        level: level as Level,
        words: v.words.trim(),
        skill: v.skill || null,
        free: freeOf(v.times),
        until,
        contact: contactOf(v),
      },
    })
    navigate('/neighbours/mine', { replace: true })
  }
  return (
    <Form form={form} onSubmit={send}>
      <TextArea
        form={form}
        name="words"
        label={t('say')}
        hint={`${t(examples[side])} · ${t('sayHint')}`}
        maxLength={200}
      />
      {side === 'wish' ? <p className="small">{t('wishNote')}</p> : <Details form={form} levels={levels} />}
      <TextField form={form} name="until" label={t('last')} hint={t('lastHint', { n: days })} type="date" />
      <ContactFields form={form} />
      <Btn primary type="submit" busy={form.sending}>
        {t(side === 'wish' ? 'wishSend' : 'post')}
      </Btn>
    </Form>
  )
}

/** For whom an offer or an ask is, of what kind it is, and when. */
function Details({ form, levels }: { form: FormState<Values>; levels: { level: Level; name: string }[] }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = useNames()
  const ticks = useTicks()
  return (
    <>
      <Choices
        form={form}
        name="level"
        legend={t('level')}
        options={levels.map((l) => ({ value: l.level, label: wordIn(levelWords[l.level], lang), hint: l.name }))}
      />
      <Field form={form} name="skill" label={t('skill')}>
        <select
          {...tied(form, 'skill', undefined)}
          value={form.values.skill}
          onChange={(e) => form.set({ skill: e.target.value })}
        >
          <option value="">{t('anySkill')}</option>
          {names.ofGroup('skill').map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      </Field>
      <details className="nb-times">
        <summary>{t('times')}</summary>
        <Tags form={form} name="times" legend={t('times')} legendHidden options={ticks} />
      </details>
    </>
  )
}
